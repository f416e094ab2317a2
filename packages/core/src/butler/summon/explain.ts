import type { Kind } from '@noctem/core/capture';

/** A decision as its trace remembers it: `[cue, for, weight, start, end]` for each reason. */
export interface RecordedDecision {
  readonly text: string;
  readonly kind: Kind;
  readonly reasons: readonly (readonly [string, string, number, number | null, number | null])[];
  readonly unresolved: readonly string[];
}

/** Why a thought was filed as it was, in plain words. */
export interface Explanation {
  /** What spoke for the kind, the strongest first: "it begins with a verb (“call”)". */
  readonly cues: readonly string[];
  /** What spoke for something else. */
  readonly against: readonly string[];
  /** The words that were read as a time, as they stand in the text. */
  readonly timeWords: readonly string[];
  /** Words about time that name no day. */
  readonly vague: readonly string[];
  /** What said importance, project and tags, as it stands in the text. */
  readonly marks: readonly string[];
  /** Learned rules that had a say, by their ids. */
  readonly rules: readonly number[];
  /** Learned rules whose words stand in the text and which had none, with what prevailed over them. */
  readonly yielded: readonly YieldedRule[];
}

/** A rule without a say: `to` is the id of the one that had it; null where the person's own words had. */
export interface YieldedRule {
  readonly id: number;
  readonly to: number | null;
}

/** How many cues of a side are told. */
const mostCues = 3;

const plainCues: Readonly<Record<string, string>> = {
  'verb-first': 'it begins with something to do',
  'verb-object': 'it says what to do with what',
  'verb-or-noun-first': 'it begins with what may be something to do',
  'verb-alone': 'it is one word of doing',
  'call-someone': 'somebody is to be called or met',
  'remind-me': 'you asked to be reminded',
  'remember-to': 'you asked to remember it',
  'need-to': 'you said that it is needed',
  'has-duty': 'it speaks of a duty',
  'needs-doing': 'it says that something needs doing',
  'urgent-word': 'it says that it is urgent',
  'due-word': 'it speaks of being due',
  goods: 'it names things to get',
  event: 'it names an appointment',
  'adds-to-list': 'it puts something on a list',
  'comma-list': 'it lists things',
  'task-label': 'you called it a task',
  'note-label': 'you called it a note',
  'note-opener': 'it begins as notes do',
  colon: 'a colon parts a name from its value',
  'colon-value': 'a colon parts a name from its value',
  'ends-in-number': 'it ends in a number worth keeping',
  'value-word': 'it holds a value worth keeping',
  quotation: 'it quotes somebody',
  feeling: 'it tells of a feeling',
  'it-is': 'it tells how something is',
  'it-was': 'it tells how something was',
  'it-past': 'it tells what has been',
  'i-past': 'it tells what you did',
  'i-was': 'it tells how you were',
  'past-first': 'it begins with what has been',
  'past-often': 'it tells of the past',
  'past-day': 'it speaks of a day that is past',
  'fact-verb': 'it states a fact',
  'statement-with-time': 'it states something about a day',
  'no-verb': 'there is no verb in it',
  'question-mark': 'it ends in a question mark',
  'wh-first': 'it begins with a question word',
  'wh-aux': 'it is put as a question',
  'yes-no': 'it is put as a question',
  'tell-me': 'it asks to be told',
  lookup: 'it asks to look something up',
  'show-entries': 'it asks to see your things',
  steering: 'it orders something that I am asked to do',
  'small-order': 'it is an order to act now',
  'marks-done': 'it says that something is done',
  'second-person': 'it speaks to me',
  'small-talk': 'it is a word between us',
  'talk-whole': 'it is a word between us',
  'time:date': 'it names a day',
  'time:date-and-clock': 'it names a day and an hour',
  'time:deadline': 'it names a deadline',
  'time:recurrence': 'it repeats',
  'time:vague': 'it speaks of a time without a day',
  'time-only': 'it names nothing but a time',
  'scope:open-ended': 'it has no end of its own, as projects do',
  'scope:stuff': 'it names more than one step',
  'timing:someday': 'it leaves open when',
  'intent:vague-thing': 'it leaves open what',
  occasion: 'it names an occasion and nothing to do',
  'parser-failed': 'I could not read it at all',
  'marker:project': 'you named a project',
  'marker:tag': 'you set a tag',
  'marker:importance': 'you marked how important it is',
};

/** Explains a decision from what its trace recorded of it. A cue that has no plain words is told by the words it was seen in. */
export function explainFiling(decision: RecordedDecision): Explanation {
  const kind = decision.kind === 'ambiguous' ? null : decision.kind;
  const cues = decision.reasons.filter(
    ([cue, , weight]) => weight > 0 && cue !== 'bias' && !cue.startsWith('words:') && !cue.startsWith('rule:'),
  );
  const strongest = cues.toSorted((left, right) => right[2] - left[2]);
  const side = (of: boolean) =>
    plainly(
      decision,
      strongest.filter(([, speaksFor]) => (speaksFor === kind) === of),
    );
  return {
    cues: kind === null ? [] : side(true),
    against: side(false),
    timeWords: seen(decision, isTimeRead),
    vague: decision.unresolved,
    marks: seen(decision, ([cue]) => cue.startsWith('mark:') || cue === 'said-importance' || cue === 'named-project'),
    rules: [...new Set(decision.reasons.flatMap(([cue]) => idIn(ruleCue.exec(cue)?.[1])))],
    yielded: decision.reasons.flatMap(([cue]) => yieldedIn(cue)),
  };
}

const ruleCue = /^rule:(\d+)$/;
const yieldedCue = /^rule:(\d+) yields to (?:rule:(\d+))?/;

function yieldedIn(cue: string): YieldedRule[] {
  const found = yieldedCue.exec(cue);
  return idIn(found?.[1]).map((id) => ({ id, to: idIn(found?.[2])[0] ?? null }));
}

function idIn(digits: string | undefined): number[] {
  return digits === undefined ? [] : [Number(digits)];
}

/** Words that were read as a time, by the grammar or by a learned rule. */
function isTimeRead([cue, speaksFor, weight]: RecordedDecision['reasons'][number]): boolean {
  if (weight !== 0) return false;
  return cue.startsWith('time:') || (ruleCue.test(cue) && (speaksFor === 'date' || speaksFor === 'time'));
}

function plainly({ text }: RecordedDecision, reasons: RecordedDecision['reasons']): string[] {
  const told = reasons.flatMap(([cue, , , start, end]) => {
    const words = start === null || end === null ? '' : text.slice(start, end).trim();
    const plain = plainCues[cue];
    if (plain === undefined) return words === '' ? [] : [`the words “${words}”`];
    return [words === '' || words.length > 40 ? plain : `${plain} (“${words}”)`];
  });
  return [...new Set(told)].slice(0, mostCues);
}

function seen(
  { text, reasons }: RecordedDecision,
  wanted: (reason: RecordedDecision['reasons'][number]) => boolean,
): string[] {
  const words = reasons.flatMap((reason) => {
    const [, , , start, end] = reason;
    return wanted(reason) && start !== null && end !== null ? [text.slice(start, end).trim()] : [];
  });
  return [...new Set(words)].filter((word) => word !== '');
}
