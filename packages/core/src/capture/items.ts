import type { CaptureInput, TaskDraft } from './decision.ts';
import type { Language } from './language/index.ts';
import { wordClass } from './language/word-class.ts';
import type { Span } from './time/reading.ts';
import { waysToSplit, type Part } from './split.ts';
import { understand, type Understanding } from './understand.ts';

/** One task of a message that holds several, with its place in the message. */
export interface Item {
  readonly part: Part;
  readonly understanding: Understanding;
  readonly draft: TaskDraft;
}

/** The tasks of a message that holds two or more; empty when it is one matter. */
export function itemsOf(whole: Understanding, input: CaptureInput, language: Language): Item[] {
  for (const way of waysToSplit(whole.sheet, language, timesOf(whole))) {
    const items = itemsFrom(way, whole, { input, language });
    if (items.length > 1) return items;
  }
  return [];
}

/** Every time that was read, whether the message as a whole rests on it or not. */
function timesOf({ times }: Understanding): Span[] {
  return [...times.expressions.map(({ span }) => span), ...times.besides];
}

interface Setting {
  readonly input: CaptureInput;
  readonly language: Language;
}

function itemsFrom(way: readonly Part[], whole: Understanding, setting: Setting): Item[] {
  const parts = withoutHeading(way, whole);
  const read = parts.map((part) => readPart(part, whole, setting));
  if (read.length < 2 || !read.every((item) => isTask(item))) return [];
  if (way[0]?.joint === 'line') return shareMarks(shareHeading(read, { whole, parts, setting }), whole);
  const joined = joinErrands(read, whole, setting);
  return joined.length < 2 ? [] : shareMarks(shareDate(joined, setting.language), whole);
}

function readPart(part: Part, whole: Understanding, setting: Setting): Item {
  const text = whole.sheet.text.slice(part.start, part.end);
  const understanding = understand(text, { ...setting.input, part: true }, setting.language);
  return { part, understanding, draft: understanding.draft };
}

/** A first line that ends in a colon names the list and is no task itself. */
function withoutHeading(way: readonly Part[], whole: Understanding): readonly Part[] {
  const [first, ...rest] = way;
  if (first?.joint !== 'line' || rest.length < 1) return way;
  return whole.sheet.text.slice(first.start, first.end).trimEnd().endsWith(':') ? rest : way;
}

function isTask(item: Item): boolean {
  const { judgement, matter } = item.understanding;
  const words = matter.tokens.filter((token) => token.kind !== 'mark').length;
  return judgement.best === 'task' && words > 0 && words <= 16;
}

const hasTime = (item: Item): boolean =>
  item.draft.date !== null || item.draft.time !== null || item.draft.rrule !== null;
const isOrder = (item: Item): boolean => ((item.understanding.matter.classes[0] ?? 0) & wordClass.verb) !== 0;
const is = (item: Item, at: number, bits: number): boolean =>
  ((item.understanding.matter.classes[at] ?? 0) & bits) !== 0;
const size = (item: Item): number => item.understanding.matter.tokens.length;

/** Puts parts together again that are one errand, or a list of things rather than of tasks. */
function joinErrands(items: readonly Item[], whole: Understanding, setting: Setting): Item[] {
  const joined: Item[] = [];
  for (const item of items) {
    const before = joined.at(-1);
    if (before === undefined || standsAlone(before, item, setting.language)) joined.push(item);
    else joined[joined.length - 1] = readPart({ ...before.part, end: item.part.end }, whole, setting);
  }
  return joined;
}

function standsAlone(before: Item, item: Item, language: Language): boolean {
  const { joint } = item.part;
  if (joint === 'step') return true;
  if (hasTime(before) && hasTime(item) && size(item) > 0) return true;
  if (!isOrder(item) || size(item) < 2 || size(before) < 2 || !isOrderLike(before)) return false;
  return !isSameErrand(before, item, language);
}

function isOrderLike(item: Item): boolean {
  return isOrder(item) || item.understanding.cues.some((cue) => cue.name === 'remind-me' || cue.name === 'need-to');
}

function isSameErrand(before: Item, item: Item, language: Language): boolean {
  const { joints } = language;
  const left = before.understanding.matter.tokens;
  const right = item.understanding.matter.tokens;
  const head = left[0]?.lower ?? '';
  const next = right[0]?.lower ?? '';
  if (is(item, 1, wordClass.preposition) && !joints.motion.has(next) && !joints.reaching.has(next)) return true;
  if (joints.motion.has(head) || (joints.contact.has(head) && joints.asking.has(next))) return true;
  if (joints.delegating.has(head) && left.some((token) => token.lower === 'to')) return true;
  return right.some((token, at) => joints.back.has(token.lower) && !joints.wayward.has(right[at - 1]?.lower ?? ''));
}

/** "tomorrow: 1. gym 2. bank": a day that stands above a list is the day of each entry that has none. */
function shareHeading(
  items: readonly Item[],
  of: { readonly whole: Understanding; readonly parts: readonly Part[]; readonly setting: Setting },
): Item[] {
  const { whole, parts, setting } = of;
  const [first] = parts;
  const heading = first === undefined ? '' : whole.sheet.text.slice(0, first.start).replace(/[\s\d.):*•-]+$/u, '');
  if (heading === '') return [...items];
  const { draft } = understand(heading, { ...setting.input, part: true }, setting.language);
  if (draft.date === null || draft.rrule !== null) return [...items];
  return items.map((item) => (hasTime(item) ? item : { ...item, draft: { ...item.draft, date: draft.date } }));
}

/** "tomorrow buy milk and call Ana", "water the plants and feed the cat tonight": one date for all. */
function shareDate(items: readonly Item[], language: Language): Item[] {
  const dated = items.filter(hasTime);
  const [only] = dated;
  if (dated.length !== 1 || only === undefined || only.draft.date === null || only.draft.rrule !== null)
    return [...items];
  const leads = only === items[0] && only.understanding.cues.some((cue) => cue.name === 'time:leads');
  const trails =
    only === items.at(-1) && only.part.joint === 'and' && only.draft.time === null && !hasOwnLead(only, language);
  if (!leads && !trails) return [...items];
  return items.map((item) => ({ ...item, draft: { ...item.draft, date: only.draft.date } }));
}

/** "by friday" and "for friday" are said of the last task alone. */
function hasOwnLead({ understanding }: Item, { joints }: Language): boolean {
  const [time] = understanding.times.expressions;
  const opening = time?.text.split(' ', 1)[0]?.toLowerCase() ?? '';
  const before = understanding.sheet.tokens.findLast((token) => token.end <= (time?.span.start ?? 0))?.lower ?? '';
  return [opening, before].some((word) => joints.deadline.has(word) || joints.forProject.has(word));
}

/** Marks that stand outside the parts, or at the end of the last, speak for all; lines keep their own. */
function shareMarks(items: readonly Item[], whole: Understanding): Item[] {
  if (items[0]?.part.joint === 'line') return [...items];
  const { namedProject: project } = whole;
  const { tags } = whole.draft;
  return items.map((item) => ({
    ...item,
    draft: {
      ...item.draft,
      project: item.draft.project ?? project,
      tags: item.draft.tags.length > 0 ? item.draft.tags : tags,
    },
  }));
}
