import { projectKey } from '@noctem/core/items';
import { readClause, wordTokens } from './clause.ts';
import type { SummonContext } from './decision.ts';
import { carriers } from './meaning.ts';
import { quotationIn } from './plain-words.ts';

/** Where an item shall stand, as it was said. */
export interface Placing {
  /** The project's name; null takes the item out of its project. */
  readonly project: string | null;
  /** False where the name is not known and the words may mean something else: to be offered, not done. */
  readonly sure: boolean;
}

const it = '(?:it|this|that|them)';
const sure = [
  `(?:put|file|place|stick|sort|shelve|store|keep|group|tuck|list) ${it} (?:in|into|in to|under|within|inside|beneath|with|among) (?<name>.+)`,
  `(?:add|assign|attach|link|tie|connect|move|transfer|set|send|give|hang) ${it} (?:in|into|under|inside|within) (?<name>.+)`,
  `(?:assign|attach|link|tie|connect|associate|tag|label) ${it} (?:to|with) (?<name>.+)`,
  `(?:${it} )?(?:belongs|belong|goes|should go|should belong|must go|ought to go|needs to go|fits|lives|should live|should sit|sits) (?:better )?(?:to|in|into|in to|under|with|within|inside) (?<name>.+)`,
  `(?:${it} )?(?:is|should be|ought to be|must be|needs to be|was) (?:filed |put |placed |sorted )?(?:under|in the project|a part of|part of|inside|within|a step of|a step in) (?<name>.+)`,
  `make (?<name>.+) (?:its|the) project`,
  `make ${it} (?:a )?part of (?<name>.+)`,
  `(?:(?:the|its) )?project\\s*[:=]\\s*(?<name>.+)`,
  `(?:(?:the|its) )?project (?:is|should be|must be|was|should have been) (?<name>.+)`,
  `(?:set|change|make|correct|switch|fix) (?:(?:the|its) )?project (?:to |as |be |into )(?<name>.+)`,
  `(?:put|move|file|add|place|assign|use)(?: ${it})?(?: (?:in|into|to|under|for|on))? (?:the )?project (?<name>.+)`,
  `(?:${it} is )?(?:for|in|under|of|to|with) (?:the )?project (?<name>.+)`,
  `(?:${it} is )?(?:for|in|under|of|to|with|a part of|part of) (?:the |my )?(?<name>.+) project`,
  `(?:put|move|file|add|place|assign|link|stick|transfer|switch)(?: ${it})? (?:to|into|in|onto|on|under|with) (?:the |my )?(?<name>.+) project`,
  `part of (?<name>.+)`,
];
const perhaps = [
  `(?:move|add|transfer|send|switch|set|change|give|shift|make|bring|take|throw|drop|put|push) ${it} (?:over )?(?:to|onto|on|for|with) (?<name>.+)`,
  `(?:${it} )?(?:is|should be|was|ought to be|must be|is meant|is intended|is supposed to be|is actually|is really) (?:for|in|of|about|on|with|to) (?<name>.+)`,
  `(?:put|file|place|stick|sort|move|shift|slot|drop|tuck|pop|slide|push|bring|store|keep|group|list|add|assign|attach|link|send|transfer)(?: ${it})? (?:over |down )?(?:in|into|in to|under|within|inside|with|to|onto|on) (?<name>.+)`,
  `(?:for|in|under|into|to) (?<name>.+)`,
  `(?<name>.+) is (?:the|its) project`,
  `${it} (?:concerns|regards|relates to|has to do with|have to do with) (?<name>.+)`,
  `make ${it} (?<name>.+)`,
  `${it} is (?<name>.+)`,
  `(?:${it} is )?(?:a|an|one of the|one of my) (?<name>.+?) (?:thing|task|matter|item|step|topic|stuff|job)`,
  `(?<name>[^,;:]+)`,
];
/** May name a project that is not known, or a person, or a place. */
const moving = formOf(`(?:move|add|transfer|send|switch|put|change) ${it} (?:over )?to (?<name>.+)`);
const out =
  /^(?:(?:no|without(?: a| any)?) project|(?:take|get|pull|move) (?:it|this|that) out(?: of (?:the |its |this |that )?(?:.{1,40} )?(?:project|there|it))?|(?:remove|drop|clear|unset|delete) (?:the|its) project|(?:remove|detach|take|unlink) (?:it|this|that) from (?:the|its|this|that|any) (?:.{1,40} )?project|(?:it|this|that) (?:does not belong|belongs) to (?:any|no|a) project|(?:it|this|that) (?:is|has) (?:in )?no project)$/iu;

const sureForms = sure.map(formOf);
const perhapsForms = perhaps.map(formOf);

/** Names that no project has: lists that are not ours, and words that stand for something else. */
const noNames =
  /^(?:(?:my |the |a |an |your )?(?:lists?|shopping list|calendar|agenda|diary|inbox|trash|bin|notes?|tasks?|to-?dos?|to-?do list|task list|projects?|reminders?|it|this|that|there|here|them|back|top|bottom|order|mind|place|charge|me|you|him|her|us|other (?:one|project)|another(?: one| project)?|something(?: else)?|one|right (?:one|place|project)|same|writing|words|motion|perspective|context|question|doubt|reverse)(?: please)?)$/iu;
/** Words that a new name does not hold: with them the words say more than a name. */
const beyondNames =
  /\b(?:because|if|when|but|not|your|his|her|their|instead|and|or|then|who|which|that|should|please|make|it|is|was|no|never|maybe|after|before|until|unless)\b|[,;:!?]/iu;
const longestName = 60;
const mostWords = 4;

/** "put it in garden": the project that is meant; null for other words. A name that is not known counts only where it can be nothing else. */
export function readPlacing(
  text: string,
  of: { context: SummonContext; quotations: readonly string[] },
): Placing | null {
  if (out.test(text)) return { project: null, sure: true };
  const words = withoutDenied(text, of);
  const away = outOf.exec(words)?.groups?.['name'];
  if (away !== undefined && nameOf(away, of).known) return { project: null, sure: true };
  for (const [forms, isSure] of [
    [sureForms, true],
    [perhapsForms, false],
  ] as const) {
    for (const form of forms) {
      const named = nameIn(form, words, of);
      if (named?.known === true || (named && isSure && mayBeNew(named, of.context)))
        return { project: named.name, sure: true };
    }
  }
  const framed = framedName(words, of);
  if (framed !== null) return { project: framed, sure: true };
  const open = nameIn(moving, words, of);
  return open && mayBeNew(open, of.context) ? { project: open.name, sure: false } : null;
}

type Known = { context: SummonContext; quotations: readonly string[] };

const outOf = formOf(
  `(?:take|get|pull|move|remove|drop|detach|unlink) ${it} (?:out of|away from|out from|off|from) (?<name>.+)`,
);
const framed =
  /^(?<frame>.{1,60}?) (?:in|into|under|within|inside|with|to|for|of|on|about) (?:the |my |our )?(?<name>.+?)(?: (?:project|stuff|things|work|topic|list|matter))?$/isu;

/** "that is one for the garden": a project that is known, behind words that say nothing else. */
function framedName(text: string, of: Known): string | null {
  const { frame = '', name = '' } = framed.exec(text)?.groups ?? {};
  const known = name === '' ? null : nameOf(name, of);
  if (!known?.known || /\b(?:out|off|away)\b/iu.test(frame)) return null;
  return wordTokens(frame).every(({ signal }) => carriers.has(signal.is) && signal.is !== 'pause') ? known.name : null;
}

/** "garden, not house": what it is not is left out, where that is a project. */
function withoutDenied(text: string, of: Known): string {
  const denied = /^(.+?)(?:,? (?:not|and not)(?: (?:in|under|for|to))?|,? (?:instead of|rather than)) (.+)$/iu.exec(
    text,
  );
  return denied && nameOf(denied[2] ?? '', of).known ? (denied[1] ?? text) : text;
}

function nameIn(form: RegExp, text: string, of: Known) {
  const said = form.exec(text)?.groups?.['name']?.trim();
  return said === undefined || said === '' ? null : nameOf(said, of);
}

function nameOf(said: string, { context, quotations }: Known) {
  const quoted = quotationIn(said, quotations);
  const bare = (quoted ?? said).replace(/^[+/]/u, '').replace(/^project /iu, '');
  const plain =
    quoted === null
      ? bare.replace(/^(?:the|my|our|a) /iu, '').replace(/(?: project| please| instead| now| then)+$/iu, '')
      : bare;
  const known = [bare, plain]
    .map((name) => context.projects.find((one) => isSame(one, name)))
    .find((name) => name !== undefined);
  return { name: known ?? plain, known: known !== undefined, quoted: quoted !== null };
}

function isSame(known: string, name: string): boolean {
  const key = (one: string) => projectKey(one).replaceAll(/[\s_-]+/gu, '');
  return key(known) === key(name);
}

function mayBeNew({ name, quoted }: { name: string; quoted: boolean }, context: SummonContext): boolean {
  if (name === '' || name.length > longestName || !/\p{L}/u.test(name)) return false;
  if (quoted) return true;
  const isMoreThanKnown = context.projects.some((known) => name.toLowerCase().startsWith(`${known.toLowerCase()} `));
  const isName =
    !isMoreThanKnown && !noNames.test(name) && !beyondNames.test(name) && name.split(/\s+/u).length <= mostWords;
  return isName && !holdsOrder(name, context);
}

/** "notes purple", "tomorrow": a kind or a time in it says that more was meant than a name. */
function holdsOrder(name: string, context: SummonContext): boolean {
  const { tokens, time } = readClause(name, context);
  return time !== null || tokens.some(({ signal }) => signal.is === 'kind' || signal.is === 'level');
}

function formOf(form: string): RegExp {
  return new RegExp(`^${form}$`, 'isu');
}
