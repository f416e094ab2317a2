import type { Role } from './lexicon.ts';
import { readDuration } from './offsets.ts';
import { type Reader, is, isGlued, isOneOf, isText, meaning, skip } from './reader.ts';
import type { TimeBound } from './reading.ts';

export interface Link {
  /** Where the words that lead in begin. */
  readonly from: number;
  readonly to: number;
  readonly role: Role | null;
  readonly bound: TimeBound | null;
  readonly comma: boolean;
}

const LEADS: ReadonlySet<Role> = new Set([
  'at',
  'on',
  'in',
  'by',
  'for',
  'from',
  'until',
  'before',
  'after',
  'since',
  'between',
  'within',
  'during',
  'around',
  'due',
  'starting',
  'preferably',
  'through',
]);

const BOUNDS: ReadonlyMap<Role, TimeBound> = new Map([
  ['before', 'before'],
  ['until', 'before'],
  ['after', 'after'],
  ['since', 'after'],
  ['from', 'after'],
  ['starting', 'after'],
  ['within', 'within'],
]);

export function readLead(r: Reader, at: number): Link {
  if (is(r, at, 'in') && is(r, at + 1, 'between')) return { from: at, to: at, role: null, bound: null, comma: false };
  const skipped = skipDuration(r, at);
  return readRoles(r, { at, from: skipped, allowed: LEADS, comma: false });
}

function readRoles(r: Reader, of: { at: number; from: number; allowed: ReadonlySet<Role>; comma: boolean }): Link {
  let to = of.from;
  let role: Role | null = null;
  let bound: TimeBound | null = null;
  for (let k = 0; k < 3 && isOneOf(r, to, of.allowed); k += 1) {
    const here = meaning(r, to).role ?? null;
    if (here !== 'around' && here !== 'preferably') role = here;
    else role ??= here;
    bound ??= (here === null ? undefined : BOUNDS.get(here)) ?? null;
    to += 1;
  }
  return { from: of.at, to, role, bound, comma: of.comma };
}

/** "for 3 days, from today": the duration before a start. */
function skipDuration(r: Reader, at: number): number {
  const from = skip(r, at, 'for');
  if (from === at && !is(r, at, 'a') && r.tokens[at]?.kind !== 'number') return at;
  const duration = readDuration(r, from);
  if (duration === null) return at;
  const comma = isText(r, duration.to, ',') ? duration.to + 1 : duration.to;
  const later = is(r, comma, 'from-now') && comma > duration.to;
  return (from > at && is(r, comma, 'from')) || is(r, comma, 'starting') || later ? comma : at;
}

const LINKS: ReadonlySet<Role> = new Set([
  'at',
  'on',
  'in',
  'for',
  'from',
  'around',
  'of',
  'by',
  'before',
  'after',
  'until',
  'since',
  'preferably',
  'starting',
  'between',
  'during',
  'due',
]);

const LINK_SIGNS: ReadonlySet<string> = new Set([',', '-', '–', '—', '@', ':', '(', ')', '/']);

export function readLink(r: Reader, at: number): Link {
  const sign = r.tokens[at];
  const signed =
    sign !== undefined && sign.kind === 'sign' && LINK_SIGNS.has(sign.text) && sign.meaning.role === undefined;
  const from = signed || isTimeSign(r, at) ? at + 1 : at;
  return readRoles(r, { at, from, allowed: LINKS, comma: signed });
}

/** The "T" of "2027-03-12T10:00". */
export function isTimeSign(r: Reader, at: number): boolean {
  const before = r.tokens[at - 1];
  return isText(r, at, 't') && isGlued(r, at) && isGlued(r, at + 1) && before?.kind === 'number';
}

/** The "in" or "after" of "in about two weeks" among the words that lead in. */
export function offsetWord(r: Reader, link: Link): number | null {
  for (let at = link.from; at < link.to; at += 1)
    if (is(r, at, 'in') || is(r, at, 'after') || is(r, at, 'before')) return at;
  return null;
}
