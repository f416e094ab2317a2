import { aim } from './target.ts';
import { readCorrection, merged, unknown } from './correction.ts';
import { readClause, wordTokens } from './clause.ts';
import { joinedMarks, knownProject } from '@noctem/core/capture';
import { withoutCourtesy } from './courtesy.ts';
import type { SummonAct, SummonContext, SummonPatch, Summons, Understood } from './decision.ts';
import { carriers } from './meaning.ts';
import { namedParts, wholeOrder, wholeQuery } from './orders.ts';
import { readPlacing } from './place.ts';
import { plainWords, quotationIn, withQuotations } from './plain-words.ts';
import { orderInEnglish } from './german.ts';
import { plainer } from './rewordings.ts';
import { readShift } from './shift.ts';
import { readNaming } from './title.ts';
import { respelled } from './respelled.ts';

/** Whoever writes more than this tells a story: it is left to the model. */
const longestRead = 800;
const tooLong: Understood = { why: 'nothing', kinds: [], patch: {}, timeWords: null, unread: '' };

/**
 * What a person asks for with `/summon` in their own words. Pure. Words are carried out only where each of them is known
 * and all go together; anything else comes back as `unknown` with what could be read in it, which changes nothing.
 */
export function readSummons(text: string, context: SummonContext): Summons {
  if (text.length > longestRead) return { target: null, act: { type: 'unknown', understood: tooLong } };
  const { text: plain, quotations } = plainWords(joinedMarks(text, context.projects));
  return inKnownProject(readInLanguage(plain, { context, quotations }), context);
}

/** A mark names a project without its spaces and hyphens, too. */
function inKnownProject(summons: Summons, { projects }: SummonContext): Summons {
  const { act } = summons;
  if (act.type !== 'change' || typeof act.patch.project !== 'string') return summons;
  const patch = { ...act.patch, project: knownProject(act.patch.project, projects) };
  return { ...summons, act: { ...act, patch } };
}

/** In English, and where that says nothing in the language of the person. */
function readInLanguage(plain: string, { context, quotations }: Omit<Said, 'asked'>): Summons {
  const read = readWritten(plain, { context, quotations });
  if (read.act.type !== 'unknown' || !/^de\b/iu.test(context.locale)) return read;
  const english = orderInEnglish(plain);
  const translated = english === null ? read : readWritten(english, { context, quotations });
  return translated.act.type === 'unknown' ? read : translated;
}

function readWritten(plain: string, { context, quotations }: Omit<Said, 'asked'>): Summons {
  const first = readPlain(plain, { context, quotations });
  if (first.act.type !== 'unknown') return first;
  const mended = respelled(plain);
  const second = mended === plain ? first : readPlain(mended, { context, quotations });
  if (isListed(second.act)) return second;
  const order = behindRemark(plain);
  const third = order === null ? first : readPlain(order, { context, quotations });
  return third.act.type === 'query' || third.act.type === 'unknown' ? first : third;
}

const remark = /^(?<remark>(?:you|i|it|that|this|there|we)\b[^,.;:!?–—«]{1,60})[,.;:!–—]+\s*(?<order>.{2,})$/isu;

/** "you misunderstood, it's a note": an order of its own behind a remark that has nothing of one in it; null for others. */
function behindRemark(plain: string): string | null {
  const said = remark.exec(plain)?.groups;
  if (!said) return null;
  const says = new Set(wordTokens(said['remark'] ?? '').map(({ signal }) => signal.is));
  const isRemark = [...says].every((is) => is === 'word' || is === 'not' || carriers.has(is));
  return isRemark ? (said['order'] ?? null) : null;
}

/** Says nothing in words of the person's own, which a slip would have been put into. */
function isListed(act: SummonAct): boolean {
  if (act.type === 'change') return act.patch.title === undefined && act.patch.project === undefined;
  return act.type !== 'unknown' && (act.type !== 'split' || act.parts.length === 0);
}

function readPlain(plain: string, { context, quotations }: Omit<Said, 'asked'>): Summons {
  const aimed = aim(withoutCourtesy(plain).text);
  const query = aimed.target === null ? wholeQuery(plain) : null;
  if (query) return { target: null, act: query };
  const request = withoutCourtesy(aimed.text);
  const asked = request.asked || withoutCourtesy(plain).asked;
  const act = aimed.several
    ? unread(request.text, context, 'contradiction')
    : actOf(request.text, { context, quotations, asked });
  return { target: aimed.target, act: act.type === 'unknown' ? requoted(act.understood, quotations) : act };
}

interface Said {
  readonly context: SummonContext;
  readonly quotations: readonly string[];
  /** Put as a question, and meant as an order. */
  readonly asked: boolean;
}

/** A verb before its subject asks; "do it saturday" and "should be a note" order. */
const question =
  /^(?:(?:is|was|are|were|am|does|did|has|had|should|shall|could|would|can|may|might|will|must) (?:not )?(?:it|this|that|these|those|i|you|we|they|there|the)\b|(?:do|have) (?:not )?(?:i|you|we|they)\b|have (?:these|those|there|the)\b|(?:what|which|who|whom|whose|where|when|how)\b)/iu;

/** What somebody tells of themselves or of the butler orders nothing: "I like notes", "no time for this". */
const tells =
  /^(?:(?:i|we) (?:like|love|hate|am|are|was|were|have|had|got|saw|see) (?!to\b|it\b)|.+ (?:is|are) (?:out|off|over|up|down|gone|full)$|you (?:are|were|have|had) |(?:my|our|your|his|her|their) (?:date|day|time) |(?:there is )?no time (?:for|to) |(?:nothing|everything|anything) matters|(?:take|leave|write) a note$)/iu;

/** "can this be a note?" orders as "can you make this a note?" does. */
const permission = /^(?:can|could) (it|this|that) (?:please |just )?(be|wait|go|happen|move) /iu;

function actOf(words: string, said: Said): SummonAct {
  const allowed = words.replace(permission, '$1 should $2 ');
  const isAsked = said.asked || allowed !== words;
  return ordered(allowed, { ...said, asked: isAsked });
}

function ordered(text: string, said: Said): SummonAct {
  const isQuestion = !said.asked && (text.endsWith('?') || question.test(text));
  const order = wholeQuery(text) ?? (isQuestion ? null : wholeOrder(text));
  if (order) return order;
  const words = plainer(text.replace(/[\s?!.]+$/u, ''));
  if (isQuestion || tells.test(words)) return unread(words, said.context, 'unsure');
  const quotation = quotationIn(words, said.quotations);
  if (quotation !== null) return offered('', { title: quotation }, said);
  return naming(words, said) ?? ownWords(words, said) ?? readCorrection(words, said.context);
}

/** Orders that hold words of the person's own: parts, a distance, a project. */
function ownWords(text: string, said: Said): SummonAct | null {
  const parts = namedParts(text);
  if (parts) return { type: 'split', parts: parts.map((part) => plainAgain(part, said.quotations)) };
  const shift = readShift(text);
  if (shift) return patched({ shift });
  return placing(text, said);
}

function naming(text: string, said: Said): SummonAct | null {
  const named = readNaming(text, said.quotations);
  if (!named) return null;
  const isOpen =
    !named.quoted && named.rest === '' && (openName.test(named.title) || saysMore(named.title, said.context));
  if (isOpen) return notOnlyAName(named.title, said);
  if (named.rest === '') return patched({ title: named.title });
  const rest = actOf(named.rest, said);
  return rest.type === 'change'
    ? joined(patched({ title: named.title }), rest)
    : offered(named.rest, { title: named.title }, said);
}

/** "call it a note", "call it friday": words that mean something by themselves may be no name. */
function saysMore(title: string, context: SummonContext): boolean {
  return readCorrection(title, context).type === 'change';
}

/** "call it whatever you like" leaves the name open. */
const openName = /^(?:whatever|whichever|something|anything|however|after) /iu;

function notOnlyAName(title: string, said: Said): SummonAct {
  const act = readCorrection(title, said.context);
  if (act.type === 'change' && act.kind !== null && Object.keys(act.patch).length === 0) return act;
  return offered(title, { title }, said);
}

function placing(text: string, said: Said): SummonAct | null {
  const direct = readPlacing(text, said);
  if (direct && isTaken(text, said)) return null;
  if (!direct) return placingWithMore(text, said);
  return direct.sure ? patched({ project: direct.project }) : offered(text, { project: direct.project }, said);
}

/** What reads as a time, a kind or a weight in full is that: "put it in tomorrow", "move it to important". */
function isTaken(text: string, { context }: Said): boolean {
  return readCorrection(text, context).type === 'change';
}

/** What is read and not sure enough to be done. */
function offered(text: string, patch: SummonPatch, { context }: Said): SummonAct {
  const act = unread(text, context, 'words');
  return act.type === 'unknown'
    ? { type: 'unknown', understood: { ...act.understood, patch: { ...act.understood.patch, ...patch } } }
    : act;
}

const joints = /\s*(?:[,;]|\.\s|\band\b|\balso\b|\bbut\b|\bplus\b)+\s*/iu;

/** "put it in garden and make it saturday": each half must be understood by itself. */
function placingWithMore(text: string, said: Said): SummonAct | null {
  const joint = joints.exec(text);
  if (!joint || joint.index === 0) return null;
  const first = placing(text.slice(0, joint.index), said) ?? readCorrection(text.slice(0, joint.index), said.context);
  const tail = text.slice(joint.index + joint[0].length);
  if (first.type !== 'change' || tail === '') return null;
  const rest = actOf(tail, said);
  return rest.type === 'change' && (hasProject(first) || hasProject(rest) || hasWords(rest))
    ? joined(first, rest)
    : null;
}

function hasProject(act: SummonAct): boolean {
  return act.type === 'change' && act.patch.project !== undefined;
}

function hasWords(act: SummonAct): boolean {
  return act.type === 'change' && (act.patch.title !== undefined || act.patch.shift !== undefined);
}

/** Two changes as one; null where they do not go together. */
function joined(first: SummonAct, second: SummonAct): SummonAct | null {
  if (first.type !== 'change' || second.type !== 'change') return null;
  if (first.kind !== null && second.kind !== null && first.kind !== second.kind) return null;
  const patch = merged([first.patch, second.patch]);
  return patch && { type: 'change', kind: first.kind ?? second.kind, patch };
}

function patched(patch: SummonPatch): SummonAct {
  return { type: 'change', kind: null, patch };
}

function unread(text: string, context: SummonContext, why: Understood['why']): SummonAct {
  return unknown([readClause(text, context)], why);
}

function requoted(understood: Understood, quotations: readonly string[]): SummonAct {
  return { type: 'unknown', understood: { ...understood, unread: withQuotations(understood.unread, quotations) } };
}

function plainAgain(text: string, quotations: readonly string[]): string {
  return text.replaceAll(/«(\d+)»/gu, (_mark, index: string) => quotations[Number(index)] ?? '');
}
