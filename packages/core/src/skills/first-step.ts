import { oneLine } from '@noctem/core/kernel';
import { type Beginning, beginnings } from './beginnings.ts';
import { confidenceOfRules, type Proposal } from './suggestion.ts';

const longestObject = 70;
const longestStep = 160;
const lead = /^(?:please |to |i (?:need|have|want) to |remember to |let's )+/iu;
/** Behind these a title speaks of something else than of what is done. */
const besides =
  /[\s,;:(–-]+(?:for|with|without|about|of|in|at|on|from|to|before|after|by|until|near|because|so|and|or)\s.*$/isu;
/** What may follow a verb and make another one of it: "throw away", "write to", "clear of". */
const strays =
  /^(?:away|out|off|up|down|over|through|back|to|from|for|in|into|on|with|of|about|at|by|between|how|why|whether|if|when|what|which|who|that|where)$/iu;
const empty = /^(?:it|that|this|them|these|those|things?|stuff|something)$/iu;

/**
 * How to begin with what a title says, where its verb and what it is done to tell it both: for when there is no model. Null
 * everywhere else: no step is better than one that does not fit.
 *
 * @example firstStep('renew passport')?.text // 'Find out which papers and fees it takes to renew passport'
 */
export function firstStep(title: string): Proposal | null {
  const [verb = '', ...rest] = title
    .replace(lead, '')
    .replace(/[\s.!]+$/u, '')
    .split(/\s+/u);
  for (const beginning of beginnings) {
    const object = objectOf(beginning, verb.toLowerCase(), rest);
    if (object === null) continue;
    const { minutes, help, alternatives } = beginning;
    const whole = `${verb.toLowerCase()} ${rest.join(' ')}`;
    const text = oneLine(beginning.step({ object, whole }), longestStep);
    return { text, minutes, help, blockers: [], stale: false, alternatives, confidence: confidenceOfRules };
  }
  return null;
}

/** What the verb is about; null where it is another verb, or about something of which nothing is known. */
function objectOf({ verbs, things, leads = '' }: Beginning, verb: string, rest: readonly string[]): string | null {
  if (!verbs.split(' ').includes(verb)) return null;
  // "write to the landlord": what is written is not said, but to whom.
  const isLetter = verb === 'write' && rest[0]?.toLowerCase() === 'to' && rest.length > 1;
  const words = isLetter ? ['the', 'letter', ...rest] : withoutLead(rest, leads);
  const object = oneLine(words.join(' '), longestObject);
  if (object.length < 3 || object.endsWith('…') || empty.test(object) || strays.test(words[0] ?? '')) return null;
  return things === undefined || namesOneOf(things, object) ? object : null;
}

function withoutLead(rest: readonly string[], leads: string): readonly string[] {
  const from = rest.findIndex((word) => !leads.split(' ').includes(word.toLowerCase()));
  return from < 0 ? [] : rest.slice(from);
}

function namesOneOf(things: string, object: string): boolean {
  const known = new Set(things.split(/\s+/u));
  const head = object.replace(besides, '').toLowerCase();
  return head.split(/[^\p{L}]+/u).some((word) => known.has(word) || known.has(word.replace(/s$/u, '')));
}
