import { wordClass } from './language/word-class.ts';
import type { Token } from './tokens.ts';

/** "Add X to my list" in its many orders: which tokens are X. Half-open range of positions in the matter. */
export interface ListFrame {
  readonly from: number;
  readonly to: number;
  /** True when a list was named, false for a bare entry ("add a task to ..."). */
  readonly place: boolean;
}

interface Words {
  readonly tokens: readonly Token[];
  readonly classes: readonly number[];
}

/** Finds the frame of a message that puts something on a list or calendar; null when it is none. */
export function listFrame(tokens: readonly Token[], classes: readonly number[]): ListFrame | null {
  const matter = { tokens, classes };
  const entry = entryFrame(matter);
  if (entry !== null) return entry;
  const adding = lastAdding(matter);
  if (adding === -1) return null;
  const place = listPlace(matter);
  if (place === null) return bareList(matter, adding);
  if (place.from === adding + 1) return { from: place.to, to: matter.tokens.length, place: true };
  const from = adding + 1 + Number(particles.has(word(matter, adding + 1)));
  return { from, to: place.from > adding ? place.from : matter.tokens.length, place: true };
}

/** "put on", "jot down": parts of the verb, not of what is put. */
const particles = new Set(['on', 'down', 'in', 'up']);

const has = (matter: Words, at: number, bits: number): boolean => ((matter.classes[at] ?? 0) & bits) !== 0;
const word = (matter: Words, at: number): string => matter.tokens[at]?.lower ?? '';

function lastAdding(matter: Words): number {
  const limit = Math.min(matter.tokens.length, 14);
  let found = -1;
  for (let at = 0; at < limit; at += 1) {
    if (!has(matter, at, wordClass.adding)) continue;
    if (found === -1 || word(matter, at) === 'add') found = at;
  }
  return found;
}

const entryWords = new Set(['task', 'item', 'todo', 'to-do', 'reminder', 'entry', 'chore', 'errand']);
const entryLinks = new Set(['to', 'of', 'for', ':', 'that', 'called', 'named', 'about', '-', ',']);
const makers = new Set(['create', 'make', 'new', 'ask', 'set', 'start', 'write']);

/** "add a task to rake leaves", "new todo: rake leaves": the matter begins behind the link. */
function entryFrame(matter: Words): ListFrame | null {
  const limit = Math.min(matter.tokens.length, 9);
  let maker = -1;
  for (let at = 0; at < limit; at += 1) {
    if (maker === -1) maker = has(matter, at, wordClass.adding) || makers.has(word(matter, at)) ? at : -1;
    else if (at - maker > 4) return null;
    else {
      const length = entryLength(matter, at);
      if (length > 0 && entryLinks.has(word(matter, at + length)))
        return { from: at + length + 1, to: matter.tokens.length, place: false };
    }
  }
  return null;
}

function entryLength(matter: Words, at: number): number {
  if (word(matter, at) === 'to' && word(matter, at + 1) === 'do') return 2;
  return entryWords.has(word(matter, at)) ? 1 : 0;
}

interface Place {
  readonly from: number;
  readonly to: number;
}

const into = new Set(['to', 'on', 'onto', 'in', 'into', 'for']);

function listPlace(matter: Words): Place | null {
  for (let at = 0; at < matter.tokens.length; at += 1) {
    if (!into.has(word(matter, at))) continue;
    const list = listAfter(matter, at);
    if (list !== -1) return { from: at, to: endOfList(matter, list) };
  }
  return null;
}

function listAfter(matter: Words, at: number): number {
  const opens = has(matter, at + 1, wordClass.possessive | wordClass.determiner | wordClass.list);
  const limit = Math.min(matter.tokens.length, at + (opens ? 7 : 3));
  let found = -1;
  for (let next = at + 1; next < limit; next += 1) {
    if (has(matter, next, wordClass.list)) found = next;
    else if (found !== -1 || has(matter, next, wordClass.adding | wordClass.subject)) break;
  }
  return found;
}

function endOfList(matter: Words, list: number): number {
  let end = list + 1;
  if (word(matter, end) === 'of' || word(matter, end) === 'for') end += 2;
  if (word(matter, end) === 'to') end += 2;
  while (',:-'.includes(word(matter, end)) && end < matter.tokens.length) end += 1;
  return Math.min(end, matter.tokens.length);
}

/** The only verbs that need no "to" before the list ("add juice groceries list"). */
const plainAdding = new Set(['add', 'put', 'append', 'insert']);

function bareList(matter: Words, adding: number): ListFrame | null {
  const end = matter.tokens.length - 1;
  if (end <= adding + 1 || !has(matter, end, wordClass.list) || !plainAdding.has(word(matter, adding))) return null;
  let to = end;
  if (to - 1 > adding + 1) to -= 1;
  if (to - 1 > adding && has(matter, to - 1, wordClass.possessive | wordClass.determiner)) to -= 1;
  return { from: adding + 1, to, place: true };
}
