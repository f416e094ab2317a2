import { isArticle, isVerb } from '@noctem/core/capture';
import type { Candidate } from './phrases.ts';

interface Named {
  readonly phrase: string;
  readonly candidate: Candidate;
}

/** Only where so many texts differ otherwise does it say anything that two words always stand side by side. */
const leastTexts = 3;

/**
 * Of phrases that the same evidence speaks for, the one to name it by. Words that always stand side by side, whatever else the texts
 * say, are one phrase ("dentist appointment"); else the fewest words, so "dentist" and not "renew dentist"; else the one that is
 * rarer; else the thing and not what is done to it. Where templates are taken, a verb that opens the texts is named with the next
 * word (`work on …`).
 */
export function mostGeneral<T extends Named>(claims: readonly T[], takesTemplates: boolean): T | null {
  const literals = claims.filter(({ candidate }) => !candidate.isTemplate).sort(takesTemplates ? byWords : byThing);
  const templates = claims.filter(({ candidate }) => candidate.isTemplate).sort(byWords);
  const joined = literals.findLast(({ candidate }) => candidate.words > 1 && candidate.texts >= leastTexts);
  if (joined !== undefined) return withoutVerb(joined, literals);
  const opening = takesTemplates ? openingOf(templates, literals[0]) : undefined;
  return opening ?? literals[0] ?? templates[0] ?? null;
}

/**
 * "call landlord": what is done to a thing is seldom what makes it matter, so the thing is named, unless the verb stands nowhere
 * else either and need not be one ("minutes of the board meeting").
 */
function withoutVerb<T extends Named>(joined: T, literals: readonly T[]): T {
  const [first = '', ...rest] = joined.phrase.split(' ');
  const isOpening = joined.candidate.occurrences.every(({ words }) => words[0]?.word === first);
  const isDone = isVerb(first) && (isOpening || !literals.some(({ phrase }) => phrase === first));
  const bare = rest.slice(rest.findIndex((word) => !isArticle(word))).join(' ');
  const thing = isDone ? literals.find(({ phrase }) => phrase === bare) : undefined;
  return thing ?? joined;
}

/** The template in which a verb leads a text in with another word, "work on …"; of other words by themselves "recipe …". */
function openingOf<T extends Named>(templates: readonly T[], word: T | undefined): T | undefined {
  const [shortest] = templates;
  const first = word?.phrase ?? shortest?.phrase.split(' ')[0] ?? '';
  if (!isVerb(first)) return word === undefined ? shortest : undefined;
  const words = first.split(' ').length + 1;
  const withNext = templates.find(
    ({ phrase, candidate }) => candidate.words === words && phrase.startsWith(`${first} `),
  );
  return withNext ?? (word === undefined ? shortest : undefined);
}

function byWords<T extends Named>(left: T, right: T): number {
  return bySize(left, right) || (left.phrase < right.phrase ? -1 : 1);
}

/** "fetch rope from Kessler": where both stand in the same texts, it is Kessler that matters. */
function byThing<T extends Named>(left: T, right: T): number {
  return bySize(left, right) || Number(isVerb(left.phrase)) - Number(isVerb(right.phrase)) || byWords(left, right);
}

function bySize<T extends Named>(left: T, right: T): number {
  return (
    left.candidate.words - right.candidate.words ||
    left.candidate.occurrences.length - right.candidate.occurrences.length
  );
}
