import { type Clause, readClause, type Token, wordTokens } from './clause.ts';
import type { Misread, SummonAct, SummonContext, SummonPatch, Understood } from './decision.ts';
import type { ItemType } from '@noctem/core/items';
import { carriers, kindsOf, type Meaning, meaningOf } from './meaning.ts';

/** Reads a correction word by word: what it is, when it is, how much it matters. Every word must be known, or nothing is done. */
export function readCorrection(text: string, context: SummonContext): SummonAct {
  const whole = readClause(text, context);
  if (wordTokens(text).some(({ signal }) => signal.is === 'hedge')) return unknown([whole], 'unsure');
  if (endsDenied(whole.tokens)) return unknown([whole], 'contradiction');
  const meaning = meaningOf(whole);
  if (meaning !== null && meaning !== 'empty' && !meaning.denied && !turns.test(text))
    return change([meaning]) ?? unknown([whole], 'contradiction');
  const clauses = segments(text).map((segment) => ({ ...segment, clause: readClause(segment.text, context) }));
  if (takesBack(clauses)) return unknown([...clauses.map((one) => one.clause), whole], 'contradiction');
  const meanings: Meaning[] = [];
  for (const { clause, denied } of clauses) {
    const part = meaningOf(clause);
    if (part === null) return unknown([...clauses.map((one) => one.clause), whole], null);
    if (part !== 'empty') meanings.push(denied ? { ...part, denied: true } : part);
  }
  const parts = clauses.map((one) => one.clause);
  if (meanings.length === 0) return unknown(parts, 'nothing');
  if (meanings.every((one) => one.denied)) return unknown(parts, 'only-not');
  return change(meanings) ?? unknown(parts, 'contradiction');
}

/** A denial that ends the words turns them round: "it matters not". */
function endsDenied(tokens: readonly Token[]): boolean {
  const bare = tokens.filter(({ signal }) => signal.is !== 'pause');
  return bare.length > 1 && /^(?:not|no)$/iu.test(bare.at(-1)?.text ?? '');
}

/** "3pm, no 4pm" may put the one in the place of the other as well as deny it. */
function takesBack(
  parts: readonly { readonly clause: Clause; readonly text: string; readonly by: string | null }[],
): boolean {
  return parts.some(
    ({ clause, text, by }, at) =>
      (by === 'no' || /^no\b/iu.test(text)) && clause.time !== null && parts[at - 1]?.clause.time !== null,
  );
}

/** "from friday to saturday" is no span here: it goes from the one to the other. */
const turns = /\bfrom .+ (?:to|into|till|until) /iu;

/** One change out of all that was said; null where two things cannot both be, or something is denied that nothing else is put for. */
function change(meanings: readonly Meaning[]): SummonAct | null {
  const said = meanings.filter((one) => !one.denied);
  const kinds = distinct(said.flatMap((one) => (one.kind === null ? [] : [one.kind])));
  const [kind = null] = kinds;
  const patch = merged(said.map((one) => one.patch));
  if (kinds.length > 1 || patch === null) return null;
  for (const { kind: not, patch: never } of meanings.filter((one) => one.denied)) {
    if (not !== null && (kind === null || not === kind)) return null;
    if (not === null && !isReplaced(never, patch)) return null;
  }
  if (kind !== null && kind !== 'task' && !fits(patch)) return null;
  return { type: 'change', kind, patch };
}

/** "saturday, not friday": what is denied must have something else in its place. */
function isReplaced(never: SummonPatch, patch: SummonPatch): boolean {
  const timed = (one: SummonPatch) => one.date !== undefined || one.time !== undefined || one.rrule !== undefined;
  return timed(never) && timed(patch) && JSON.stringify(never) !== JSON.stringify(patch);
}

function fits({ date, time, rrule, importance }: SummonPatch): boolean {
  return [date, time, rrule, importance].every((value) => value === undefined || value === null);
}

/** All fields together; null where one is said twice and differently. */
export function merged(patches: readonly SummonPatch[]): SummonPatch | null {
  const whole = new Map<string, unknown>();
  for (const [field, value] of patches.flatMap((patch) => Object.entries(patch))) {
    if (whole.has(field) && JSON.stringify(whole.get(field)) !== JSON.stringify(value)) return null;
    whole.set(field, value);
  }
  return Object.fromEntries(whole);
}

interface Segment {
  readonly text: string;
  /** What stands behind "not", "instead of" or "from". */
  readonly denied: boolean;
  /** The word that turned to what is not; null where none did. */
  readonly by: string | null;
}

/** Parts a correction at its pauses, and where it turns from what is to what is not. */
function segments(text: string): Segment[] {
  const parts = [newPart(null)];
  const begin = (by: string | null) => parts.push(newPart(by));
  for (const { signal, text: word } of wordTokens(text)) {
    const current = parts.at(-1);
    const hasMatter = current?.hasMatter ?? false;
    if (signal.is === 'pause') begin(null);
    else if (signal.is === 'from') begin(word.toLowerCase());
    else if (signal.is === 'to' && current !== undefined && current.by !== null && hasMatter) begin(null);
    else if (signal.is === 'not' && hasMatter) begin(word.toLowerCase());
    else {
      // "it is not a task it is a project": a new sentence without a pause.
      if (signal.is === 'it' && current?.hasKind === true) begin(null);
      const part = parts.at(-1);
      if (!part) continue;
      part.words.push(word);
      part.hasMatter ||= !carriers.has(signal.is) && signal.is !== 'not';
      part.hasKind ||= signal.is === 'kind';
    }
  }
  return parts
    .map(({ words, by }) => ({ text: words.join(' '), denied: by !== null, by }))
    .filter((part) => part.text !== '');
}

function newPart(by: string | null): {
  readonly words: string[];
  readonly by: string | null;
  hasMatter: boolean;
  hasKind: boolean;
} {
  return { words: [], by, hasMatter: false, hasKind: false };
}

/** Says what was understood of words that are not carried out. */
export function unknown(clauses: readonly Clause[], why: Misread | null): SummonAct {
  const tokens = clauses.flatMap((clause) => clause.tokens);
  const unread = distinct(wordsNotRead(tokens));
  const time = clauses.find((clause) => clause.time !== null)?.time ?? null;
  const vague = clauses.find((clause) => clause.vague !== null)?.vague ?? null;
  const kinds = distinct(clauses.flatMap((clause) => kindsOf(clause.tokens)));
  const hedged = tokens.some((token) => token.signal.is === 'hedge');
  const isKnown = kinds.length > 0 || time !== null || tokens.some((token) => token.signal.is === 'level');
  const reason =
    why ?? (hedged ? 'unsure' : vague !== null && unread.length === 0 ? 'vague' : isKnown ? 'words' : 'nothing');
  return { type: 'unknown', understood: understoodOf({ why: reason, kinds, tokens, time: time ?? vague, unread }) };
}

function understoodOf(read: {
  why: Misread;
  kinds: readonly ItemType[];
  tokens: readonly Token[];
  time: { patch: SummonPatch; words: string } | null;
  unread: readonly string[];
}): Understood {
  const levels = distinct(read.tokens.flatMap(({ signal }) => (signal.is === 'level' ? [signal.level] : [])));
  const [level] = levels;
  const denied = read.tokens.some((token) => token.signal.is === 'not');
  const importance = level !== undefined && levels.length === 1 && !denied ? { importance: level } : {};
  return {
    why: read.why,
    kinds: read.kinds,
    patch: { ...read.time?.patch, ...importance },
    timeWords: read.time?.words ?? null,
    unread: read.unread.join(' '),
  };
}

function wordsNotRead(tokens: readonly Token[]): string[] {
  return tokens.filter((token) => token.signal.is === 'word').map((token) => token.text);
}

function distinct<T>(values: readonly T[]): T[] {
  return [...new Set(values)];
}
