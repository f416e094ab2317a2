import type { PutCue } from './cues.ts';
import { wordClass } from './language/word-class.ts';
import type { Matter } from './sheet.ts';
import type { Span, TimeReading } from './time/reading.ts';

const opensObject = wordClass.determiner | wordClass.possessive | wordClass.object | wordClass.subject;
const opensNoun = wordClass.determiner | wordClass.possessive | wordClass.preposition;

/**
 * What the grammar of the words says: an order ("water the plants"), a statement with its own verb ("work was hard"), a
 * bare phrase ("oat milk"). Shallow on purpose: chat has little grammar to lean on.
 */
export function clauseCues(whole: Matter, times: TimeReading, put: PutCue): void {
  const matter = behindFrame(whole);
  const verbAt = finiteVerb(matter);
  headCues(matter, verbAt, put);
  if (verbAt > 0) put(verbCue(matter, verbAt), place(matter, verbAt));
  wordCues(matter, put);
  colonCues(matter, verbAt, put);
  if (!isOrder(matter, verbAt) && verbAt === -1) put('no-verb');
  if (times.expressions.length > 0) put(timedCue(matter, verbAt), times.expressions[0]?.span ?? null);
  if (commas(matter) >= 2 && verbAt === -1) put('comma-list');
  if (verbAt === -1 && matter.tokens.length > 1 && is(matter, matter.tokens.length - 1, wordClass.number))
    put('ends-in-number');
}

/** "i need to call Ana" is about calling: the grammar that counts begins behind the frame. */
function behindFrame(matter: Matter): Matter {
  let from = opensInfinitive(matter) ? 1 : 0;
  for (const { group, from: start, to } of matter.hits)
    if (to > from && (group.frame === true || (group.opens === true && start === 0))) from = to;
  if (from === 0 || from >= matter.tokens.length) return matter;
  return { ...matter, tokens: matter.tokens.slice(from), classes: matter.classes.slice(from) };
}

/** "to book the cab": the order that a to-do list would hold. */
function opensInfinitive(matter: Matter): boolean {
  return matter.language.joints.infinitive.has(wordAt(matter, 0)) && is(matter, 1, wordClass.verb);
}

/** A time means different things beside an order, in a statement and behind a bare name ("dentist fri"). */
function timedCue(matter: Matter, verbAt: number): string {
  if (isOrder(matter, verbAt)) return 'order-with-time';
  return verbAt === -1 ? 'phrase-with-time' : 'statement-with-time';
}

const bitsAt = (matter: Matter, at: number): number => matter.classes[at] ?? 0;
const wordAt = (matter: Matter, at: number): string => matter.tokens[at]?.lower ?? '';
const is = (matter: Matter, at: number, bits: number): boolean => (bitsAt(matter, at) & bits) !== 0;

function place(matter: Matter, at: number): Span | null {
  const token = matter.tokens[at];
  return token === undefined ? null : { start: token.start, end: token.end };
}

function isOrder(matter: Matter, verbAt: number): boolean {
  return is(matter, 0, wordClass.verb) && verbAt !== 1 && wordAt(matter, 1) !== ':';
}

/** Where the verb of a statement stands; -1 for orders and bare phrases, 0 for what opens with it. */
function finiteVerb(matter: Matter): number {
  const order = is(matter, 0, wordClass.verb) && !is(matter, 0, wordClass.event);
  const last = order ? 2 : Math.min(matter.tokens.length, 16);
  for (let at = 0; at < last; at += 1) if (isFinite(matter, at, order)) return at;
  return -1;
}

function isFinite(matter: Matter, at: number, order: boolean): boolean {
  if (is(matter, at, wordClass.be | wordClass.modal)) return !isName(matter, at);
  if (at === 0) return is(matter, 0, wordClass.past) || isPastForm(matter, 0);
  const afterNoun = !is(matter, at - 1, opensNoun) && matter.tokens[at - 1]?.kind !== 'mark';
  if (is(matter, at, wordClass.have | wordClass.do)) return !order && afterNoun;
  if (!afterNoun) return false;
  if (is(matter, at, wordClass.third) && !canBeVerb(matter, at)) return false;
  if (is(matter, at, wordClass.third | wordClass.past)) return !order;
  if (order) return false;
  const before = is(matter, at - 1, wordClass.adverb) ? at - 2 : at - 1;
  if (is(matter, before, wordClass.subject)) return isPastForm(matter, at) || is(matter, at, wordClass.verb);
  if (isPastForm(matter, at))
    return matter.tokens[at - 1]?.kind === 'word' && is(matter, at + 1, opensNoun | wordClass.object);
  if (!isThirdForm(matter, at)) return false;
  return is(matter, at - 1, wordClass.adverb) || is(matter, at + 1, opensObject);
}

/** "ask May", "ring Will": in capitals within a sentence such a word is somebody's name. */
function isName(matter: Matter, at: number): boolean {
  const token = matter.tokens[at];
  return at > 0 && token !== undefined && token.capital && !token.shouted && !token.lower.includes("'");
}

function isPastForm(matter: Matter, at: number): boolean {
  return (
    endsIn(matter, at, matter.language.endings.past) &&
    !is(matter, at, wordClass.verb) &&
    !matter.language.endings.qualities.has(wordAt(matter, at))
  );
}

function headCues(matter: Matter, verbAt: number, put: PutCue): void {
  const span = place(matter, 0);
  if (isOrder(matter, verbAt)) put(orderCue(matter), span);
  else if (verbAt === 0 && (is(matter, 0, wordClass.past) || isPastForm(matter, 0))) put('past-first', span);
  else if (is(matter, 0, wordClass.gerund)) put('gerund-first', span);
  if (is(matter, 0, wordClass.subject)) put(is(matter, 0, wordClass.first) ? 'i-first' : 'subject-first', span);
  else if (is(matter, 0, wordClass.possessive)) put('possessive-first', span);
  else if (is(matter, 0, wordClass.determiner)) put('determiner-first', span);
  else if (matter.tokens[0]?.kind === 'number') put('number-first', span);
}

function orderCue(matter: Matter): string {
  if (matter.tokens.length === 1) return 'verb-alone';
  if (is(matter, 0, wordClass.goods | wordClass.event | wordClass.device)) return 'verb-or-noun-first';
  return is(matter, 1, opensNoun | wordClass.object) ? 'verb-object' : 'verb-first';
}

const pastBe = new Set(['was', 'were', "wasn't", "weren't"]);

function verbCue(matter: Matter, at: number): string {
  const subject = is(matter, 0, wordClass.first) && is(matter, 0, wordClass.subject) && at <= 2 ? 'i' : 'it';
  if (is(matter, at, wordClass.past) || isPastForm(matter, at)) return `${subject}-past`;
  if (is(matter, at, wordClass.be)) return pastBe.has(wordAt(matter, at)) ? `${subject}-was` : `${subject}-is`;
  if (is(matter, at, wordClass.modal)) return `${subject}-modal`;
  return `${subject}-present`;
}

const single: ReadonlyArray<readonly [number, string]> = [
  [wordClass.feeling, 'feeling'],
  [wordClass.goods, 'goods'],
  [wordClass.event, 'event'],
  [wordClass.device, 'device'],
  [wordClass.entry, 'entry'],
  [wordClass.list, 'list'],
  [wordClass.negation, 'negation'],
  [wordClass.polite, 'please'],
  [wordClass.steering, 'steering'],
  [wordClass.removing, 'removing'],
  [wordClass.second, 'second-person'],
];

function wordCues(matter: Matter, put: PutCue): void {
  let pasts = 0;
  let firsts = 0;
  for (let at = 0; at < matter.tokens.length; at += 1) {
    const bits = bitsAt(matter, at);
    if (bits !== 0)
      for (const [bit, name] of single)
        if ((bits & bit) !== 0 && !(bit === wordClass.device && at === 0 && is(matter, 0, wordClass.verb)))
          put(name, place(matter, at));
    if ((bits & wordClass.past) !== 0) pasts += 1;
    if ((bits & wordClass.first) !== 0) firsts += 1;
  }
  if (firsts > 1) put('first-person-often');
  if (pasts > 1) put('past-often');
}

function colonCues(matter: Matter, verbAt: number, put: PutCue): void {
  const at = matter.tokens.findIndex((token) => token.lower === ':' || token.lower === '=');
  if (at < 1 || at > 6 || at === matter.tokens.length - 1) return;
  if (wordAt(matter, at) === '=') return put('equals', place(matter, at));
  const rest = matter.tokens.slice(at + 1);
  const things = rest.filter((token) => token.lower === ',').length > 1 && verbAt === -1;
  if (things && !is(matter, 0, wordClass.possessive) && !wordAt(matter, 0).endsWith("'s"))
    put('colon-list', place(matter, at));
  else if (is(matter, at + 1, wordClass.verb)) put('colon-order', place(matter, at));
  else if (rest.some((_, offset) => is(matter, at + 1 + offset, wordClass.number)))
    put('colon-value', place(matter, at));
  else put('colon', place(matter, at));
}

function commas(matter: Matter): number {
  return matter.tokens.filter((token) => token.lower === ',').length;
}

/** "drinks" and "works" are things as well: at the end they are verbs only behind a subject that shows itself as one. */
function canBeVerb(matter: Matter, at: number): boolean {
  if (is(matter, at, wordClass.event | wordClass.goods)) return false;
  return (
    at < matter.tokens.length - 1 || is(matter, 0, wordClass.determiner | wordClass.possessive | wordClass.subject)
  );
}

/** "mows", "carries": what may be a verb of the third person although no list has it. */
function isThirdForm(matter: Matter, at: number): boolean {
  const word = wordAt(matter, at);
  return endsIn(matter, at, matter.language.endings.third) && !word.endsWith('ss') && !word.includes("'");
}

function endsIn(matter: Matter, at: number, ending: string | null): boolean {
  const word = wordAt(matter, at);
  return ending !== null && word.length > 3 + Number(ending.length > 1) && word.endsWith(ending);
}
