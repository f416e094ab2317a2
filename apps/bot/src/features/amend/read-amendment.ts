import { decideCapture, joinedMarks, readTimesByRules, type TimeReading } from '@noctem/core/capture';
import { timeRulesOf } from '@noctem/core/rules';
import { settingOf } from '../../filing/decide.ts';
import type { Turn } from '../../conversation/turn.ts';
import type { Amendment } from '../../filing/amend-item.ts';
import type { FinalKind } from '../../filing/refile.ts';

export interface ReadAmendment {
  readonly patch: Amendment;
  readonly kind: FinalKind | null;
  /** Whether words were left that are neither time nor mark: they are the new title. */
  readonly wordsLeft: boolean;
}

const kinds: Readonly<Record<string, FinalKind>> = {
  task: 'task',
  note: 'note',
  project: 'project',
  forget: 'forgotten',
};
const withoutDate = /^(no|without)( a)? (date|deadline)$/i;
const withoutTime = /^(no|without)( a)? time$/i;

/**
 * Reads the words of an amendment: what was read as a time or a mark changes that field, what is left is the new title.
 * `friday !1` has no words left; `call the plumber friday` has.
 */
export function readAmendment(turn: Turn, words: string): ReadAmendment {
  const text = joinedMarks(words.trim(), settingOf(turn).projects);
  const kind = kinds[text.toLowerCase()] ?? null;
  if (kind !== null) return { patch: {}, kind, wordsLeft: false };
  if (withoutDate.test(text)) return { patch: { date: null, time: null, rrule: null }, kind: null, wordsLeft: false };
  if (withoutTime.test(text)) return { patch: { time: null }, kind: null, wordsLeft: false };
  return readPatch(turn, text);
}

function readPatch(turn: Turn, text: string): ReadAmendment {
  const sentAt = turn.incoming.type === 'message' ? turn.incoming.sentAt : turn.now;
  const setting = settingOf(turn);
  const reading = readTimesByRules(text, { ...setting, sentAt });
  // A rule of another kind is about what is filed, not about what is changed by hand.
  const draft = decideCapture({ ...setting, text, sentAt, rules: timeRulesOf(setting.rules) });
  // An hour alone is read with the day on which it comes next; here it means the day that is set.
  const namesDay = reading.expressions.some((expression) => expression.type !== 'time');
  const marks: Amendment = {
    ...(reading.date !== null && namesDay && { date: reading.date }),
    ...(reading.time !== null && { time: reading.time }),
    ...(reading.rrule !== null && { rrule: reading.rrule }),
    ...(draft.importance !== null && { importance: draft.importance }),
    ...(draft.project !== null && { project: draft.project }),
    ...(draft.tags.length > 0 && { tags: draft.tags }),
  };
  // A title is kept even where nothing but a day is left for it ("friday !1"): here that is no new title.
  const onlyMarks = Object.keys(marks).length > 0 && !hasMatter(text, reading);
  const wordsLeft = draft.title.trim() !== '' && !onlyMarks;
  return { patch: wordsLeft ? { ...marks, title: draft.title } : marks, kind: null, wordsLeft };
}

/** Words with which a person asks for a change, and which name nothing by themselves. */
const wordsOfChange =
  /^(make|move|change|set|it|that|to|at|on|by|for|and|please|no|not|rather|instead|better|actually|is|very|more|less|high|low|important|urgent|critical|priority|asap)$/i;
const mark = /^([#+/]\S+|![1-3])$/;

/** Whether there is a word that is neither a time nor a mark nor asks for a change. */
function hasMatter(text: string, reading: TimeReading): boolean {
  const beside = reading.expressions.reduceRight(
    (rest, { span }) => `${rest.slice(0, span.start)} ${rest.slice(span.end)}`,
    text,
  );
  const words = beside.split(/\s+/).filter((word) => !mark.test(word));
  return words
    .map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, ''))
    .some((word) => word !== '' && !wordsOfChange.test(word));
}
