import type { RuleValue } from '@noctem/core/rules';
import type { ThoughtEvidence } from '../evidence.ts';
import type { Ground } from '../habit.ts';
import type { DetectedPattern, PatternType } from '../insight.ts';
import type { Occurrence } from '../occurrences.ts';
import { rounded, seenIn } from '../patterns.ts';
import { type Heard, readHeard, type Reading } from '../tally.ts';

type Threshold = RuleValue<'confidence_threshold'>;

const classes: readonly Threshold['class'][] = ['deadline', 'dated', 'undated', 'recurring', 'note'];
/** From here on a thought is filed, and filed without fixes beside it, as long as nothing else was learned. */
const filedFrom = 0.5;
const sureFrom = 0.8;
/** To move a threshold for all of a class takes more than a rule about some words. */
const boldBar = { agreeing: 8, confidence: 0.7 };
const carefulBar = { agreeing: 8, confidence: 0.8 };
/** Tasks without a day are most of what is asked about at all. */
const carefulBarUndated = { agreeing: 25, confidence: 0.9 };
const leastKept = 4;
const leastShare = 0.5;

/**
 * Classes of thoughts that are asked about although the answer is always the guess, filed though they are mostly changed right
 * after, or taken for sure though they are mostly put right. `explained` are thoughts whose corrections have a simpler reason.
 */
export function findThresholds(ground: Ground, explained: ReadonlySet<number>): DetectedPattern[] {
  const open = ground.pool.filter(({ thought }) => !explained.has(thought.id));
  return classes.flatMap((one) => {
    const own = open.filter(({ thought }) => classOf(thought) === one);
    return [...tooCareful(one, own), ...quicklyChanged(one, own), ...tooSure(one, own)];
  });
}

/** The class that a thought was taken for. */
function classOf({ decided, timePhrases }: ThoughtEvidence): Threshold['class'] | null {
  if (decided.kind === 'note') return 'note';
  if (decided.kind !== 'task') return null;
  if (decided.rrule !== null) return 'recurring';
  if (decided.date === null) return 'undated';
  return timePhrases.some((phrase) => deadline.test(phrase)) ? 'deadline' : 'dated';
}

const deadline = /^(?:by|before|until|till|due|no later than|bis|vor|spätestens)\b/iu;

function tooCareful(of: Threshold['class'], own: readonly Occurrence[]): DetectedPattern[] {
  const reading = readAs(own, ({ question, wanted, decided }) => {
    if (question?.status !== 'answered' || wanted === null) return null;
    return question.changed === null ? wanted.kind === decided.kind : !question.changed;
  });
  const bar = of === 'undated' ? carefulBarUndated : carefulBar;
  const at = lowered(reading.agreeing);
  return patternsFrom(reading, {
    of,
    type: 'threshold',
    key: `class:${of}/file`,
    proposal: { class: of, threshold: 'file', at },
    bar,
    direction: 'lower',
    sentence: `My guess was right ${reading.agreeing.length} of ${heardBy(reading)} times that I asked`,
  });
}

/** A little below what most of these have, so that they are filed. */
function lowered(occurrences: readonly Occurrence[]): number {
  const confidences = occurrences.map(({ thought }) => thought.confidence).toSorted((left, right) => left - right);
  const low = confidences[Math.floor(confidences.length / 10)] ?? filedFrom;
  return Math.max(0.3, Math.floor(Math.min(low, filedFrom) * 20) / 20);
}

function quicklyChanged(of: Threshold['class'], own: readonly Occurrence[]): DetectedPattern[] {
  const reading = readAs(own, (thought) => {
    if (thought.ambiguity !== null || thought.confidence >= sureFrom) return null;
    return thought.corrections.length > 0;
  });
  const highest = Math.max(filedFrom, ...reading.agreeing.map(({ thought }) => thought.confidence));
  return patternsFrom(reading, {
    of,
    type: 'quick_change',
    key: `class:${of}`,
    proposal: { class: of, threshold: 'file', at: Math.min(sureFrom, Math.ceil(highest * 20) / 20) },
    bar: boldBar,
    direction: 'raise',
    sentence: `Filed at a confidence below ${sureFrom}, ${reading.agreeing.length} of ${heardBy(reading)} were changed by you right after`,
  });
}

function tooSure(of: Threshold['class'], own: readonly Occurrence[]): DetectedPattern[] {
  const reading = readAs(own, (thought) => {
    if (thought.ambiguity !== null || thought.confidence < sureFrom) return null;
    return thought.corrections.length > 0;
  });
  return patternsFrom(reading, {
    of,
    type: 'threshold',
    key: `class:${of}/confirm`,
    proposal: { class: of, threshold: 'confirm', at: 0.95 },
    bar: boldBar,
    direction: 'raise',
    sentence: `Of ${heardBy(reading)} that I was sure of you corrected ${reading.agreeing.length}`,
  });
}

function readAs(own: readonly Occurrence[], agrees: (thought: ThoughtEvidence) => boolean | null): Reading {
  return readHeard(
    own.flatMap((occurrence): Heard[] => {
      const isSo = agrees(occurrence.thought);
      return isSo === null ? [] : [{ occurrence, stance: isSo ? 'for' : 'against', value: String(isSo) }];
    }),
  );
}

const heardBy = ({ agreeing, against }: Reading): number => agreeing.length + against.length;

interface Proposal {
  readonly of: Threshold['class'];
  readonly type: PatternType;
  readonly key: string;
  readonly proposal: Threshold;
  readonly bar: { readonly agreeing: number; readonly confidence: number };
  readonly direction: 'lower' | 'raise';
  readonly sentence: string;
}

function patternsFrom(
  reading: Reading,
  { of, type, key, proposal, bar, direction, sentence }: Proposal,
): DetectedPattern[] {
  const { agreeing, against, confidence } = reading;
  if (agreeing.length < leastKept || confidence < leastShare) return [];
  const isStrong = agreeing.length >= bar.agreeing && confidence >= bar.confidence;
  const weights = agreeing.map(({ thought }) => Math.max(0, ...thought.corrections.map(({ weight }) => weight)));
  const figures = { agreeing: agreeing.length, of: agreeing.length + against.length };
  return [
    {
      type,
      key,
      ...seenIn(agreeing),
      confidence,
      context: {
        class: of,
        direction,
        ...figures,
        weight: rounded(weights.reduce((sum, weight) => sum + weight, 0)),
        sentence,
        figures,
      },
      proposal: isStrong
        ? { type: 'confidence_threshold', key: `class:${of}/${proposal.threshold}`, value: proposal }
        : null,
    },
  ];
}
