import type { Role } from './lexicon.ts';
import type { DatePiece } from './pieces.ts';
import {
  type Reader,
  fullYear,
  is,
  isClauseEnd,
  isGlued,
  isText,
  meaning,
  readYear,
  skip,
  startsTime,
} from './reader.ts';
import { monthSpan, span, stepAt } from './spans.ts';

const MONTH_LEADS: ReadonlySet<Role> = new Set([
  'in',
  'by',
  'until',
  'since',
  'before',
  'after',
  'during',
  'through',
  'starting',
  'due',
  'between',
  'within',
  'early',
  'late',
  'middle',
  'end',
  'start',
  'every',
  'of',
]);

/** A month without a day: "in march", "october 2027", "this september", "june after next", "2015-3", "2/2013". */
export function readMonth(r: Reader, at: number, lead: Role | null): DatePiece | null {
  const numeric = readNumericMonth(r, at);
  if (numeric !== null) return numeric;
  const from = skip(r, at, 'the');
  const step = stepAt(r, from);
  const name = step === null ? from : from + 1;
  const { month, weak } = meaning(r, name);
  if (month === undefined) return readYearThenMonth(r, from);
  if (r.tokens[name]?.possessive === true && !isClauseEnd(r, name + 1)) return null;
  const dot =
    isText(r, name + 1, '.') && isGlued(r, name + 1) && r.tokens[name + 2] !== undefined ? name + 2 : name + 1;
  const year = yearAfterMonth(r, dot);
  if (year !== null)
    return span(monthSpan(year.value, month), 'month', {
      to: year.to,
      rule: 'month',
      certainty: 0.95,
      month,
      year: year.value,
    });
  const certainty = monthCertainty(r, {
    at: name,
    lead: from > at && lead === null ? 'the' : lead,
    step,
    weak: weak === true,
  });
  const after = is(r, name + 1, 'after') && is(r, name + 2, 'next');
  const years = isText(r, name + 1, 'in') && is(r, name + 2, 'a') && meaning(r, name + 3).unit === 'year';
  if (certainty === 0 && !after && !years) return null;
  const found = monthYear(r, month, step) + (after || years ? 1 : 0);
  return span(monthSpan(found, month), 'month', {
    to: years ? name + 4 : after ? name + 3 : name + 1,
    rule: 'month',
    certainty: Math.max(certainty, after || years ? 0.9 : 0),
    month,
    floating: step === null && !after && !years,
  });
}

function monthCertainty(r: Reader, of: { at: number; lead: Role | null; step: number | null; weak: boolean }): number {
  const next = r.tokens[of.at + 1];
  if (
    isText(r, of.at + 1, '-') &&
    isGlued(r, of.at + 1) &&
    isGlued(r, of.at + 2) &&
    meaning(r, of.at + 2).month === undefined
  )
    return 0;
  const ends = isClauseEnd(r, of.at + 1);
  const text = r.tokens[of.at]?.text;
  if (of.step !== null)
    return text === 'may' && !ends && !startsTime(r, of.at + 1) && next?.meaning.role === undefined ? 0 : 0.9;
  const ranged =
    (is(r, of.at + 1, 'until') && (is(r, of.at + 2, 'end') || is(r, of.at + 3, 'end'))) ||
    ((is(r, of.at + 1, 'to') ||
      is(r, of.at + 1, 'until') ||
      is(r, of.at + 1, 'through') ||
      isText(r, of.at + 1, '-')) &&
      meaning(r, skip(r, of.at + 2, 'the')).month !== undefined);
  if (ranged || rangeBefore(r, of.at)) return 0.8;
  if (of.lead !== null && MONTH_LEADS.has(of.lead)) return of.weak && !ends && of.lead === 'of' ? 0.5 : 0.85;
  if (of.lead === 'the' && ends) return 0.5;
  if (of.weak) return r.tokens.length === 1 ? 0.6 : 0;
  if (of.lead === 'for' || of.lead === 'from') return 0.4;
  return ends || next === undefined ? 0.6 : 0;
}

function rangeBefore(r: Reader, at: number): boolean {
  const joined =
    is(r, at - 1, 'to') ||
    is(r, at - 1, 'until') ||
    is(r, at - 1, 'through') ||
    isText(r, at - 1, '-') ||
    (is(r, at - 1, 'and') && is(r, at - 3, 'between'));
  return joined && meaning(r, at - 2).month !== undefined;
}

function monthYear(r: Reader, month: number, step: number | null): number {
  if (step === 0) return r.year;
  if (step === 1) return month > r.month ? r.year : r.year + 1;
  if (step === -1) return month < r.month ? r.year : r.year - 1;
  return month >= r.month ? r.year : r.year + 1;
}

function yearAfterMonth(r: Reader, at: number): { value: number; to: number } | null {
  let from = isText(r, at, ',') || ((isText(r, at, '-') || isText(r, at, '/')) && isGlued(r, at)) ? at + 1 : at;
  const of = is(r, from, 'of');
  if (of || is(r, from, 'in')) from += 1;
  const apostrophe = isText(r, from, "'");
  const token = r.tokens[apostrophe ? from + 1 : from];
  if ((apostrophe || of) && token?.kind === 'number' && token.end - token.start === 2)
    return { value: fullYear(token.value), to: apostrophe ? from + 2 : from + 1 };
  const year = readYear(r, from);
  return year !== null && year.value >= 1500 ? year : null;
}

function readYearThenMonth(r: Reader, at: number): DatePiece | null {
  const year = r.tokens[at];
  if (year?.kind !== 'number' || year.end - year.start !== 4) return null;
  const { month } = meaning(r, at + 1);
  if (month === undefined || r.tokens[at + 2]?.kind === 'number') return null;
  return span(monthSpan(year.value, month), 'month', {
    to: at + 2,
    rule: 'month',
    certainty: 0.9,
    month,
    year: year.value,
  });
}

/** "2015-3", "2/2013". */
function readNumericMonth(r: Reader, at: number): DatePiece | null {
  const [a, sign, b] = [r.tokens[at], r.tokens[at + 1], r.tokens[at + 2]];
  if (
    a?.kind !== 'number' ||
    b?.kind !== 'number' ||
    sign?.glued !== true ||
    !b.glued ||
    (sign.text !== '-' && sign.text !== '/')
  )
    return null;
  if (a.glued && at > 0) return null;
  const next = r.tokens[at + 3];
  if (
    next?.glued === true &&
    next.text !== '.' &&
    next.text !== ',' &&
    next.text !== '?' &&
    next.text !== '!' &&
    next.text !== ')'
  )
    return null;
  if (next?.glued === true && next.text === '.' && isGlued(r, at + 4)) return null;
  const yearFirst = a.end - a.start === 4;
  const [year, month] = yearFirst ? [a, b] : [b, a];
  if (
    year.end - year.start !== 4 ||
    month.end - month.start > 2 ||
    month.value < 1 ||
    month.value > 12 ||
    year.value < 1900 ||
    year.value > 2100
  )
    return null;
  return span(monthSpan(year.value, month.value), 'month', {
    to: at + 3,
    rule: 'month',
    certainty: 0.75,
    month: month.value,
    year: year.value,
  });
}
