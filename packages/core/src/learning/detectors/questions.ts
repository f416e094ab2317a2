import type { ProposedRule, RuleValue } from '@noctem/core/rules';
import { findHabits, type Ground, type Respect } from '../habits.ts';
import type { DetectedPattern } from '../insight.ts';
import type { Occurrence } from '../occurrences.ts';
import { patternOf, seenIn, weightOf } from '../patterns.ts';
import { type Heard, readHeard } from '../tally.ts';

type Reason = Exclude<RuleValue<'question'>['reason'], 'suggestion'>;
const reasons: readonly Reason[] = ['scope', 'timing', 'intent'];

/** How much it takes to stop asking something altogether, and not about some words only. */
const ignoredBar = { agreeing: 8, confidence: 0.7 };
const sameAnswerBar = { agreeing: 25, confidence: 0.9 };
const leastKept = 4;

/** Whether a question was answered, or left until it was filed by the best guess. */
const answering: Respect = {
  said: ({ question }) => {
    if (question?.status === 'guessed') return { by: 'person', value: 'ignored' };
    return question?.status === 'answered' ? { by: 'person', value: 'answered' } : null;
  },
  isValue: (value) => value === 'ignored',
  takesTemplates: true,
};

/** Whether the answer to when something is due was ever another than the guess. */
const dating: Respect = {
  said: ({ question }) =>
    question?.status === 'answered' && question.reason === 'timing' && question.changed !== null
      ? { by: 'person', value: question.changed ? 'changed' : 'as guessed' }
      : null,
  isValue: (value) => value === 'as guessed',
  takesTemplates: true,
};

/** Questions that are not worth asking: nobody answers them, or the answer is always what would have been guessed. */
export function findQuestions(ground: Ground): DetectedPattern[] {
  const general = reasons.flatMap((reason) => [...ignored(ground, reason), ...alwaysTheSame(ground, reason)]);
  const settled = new Set(general.filter(({ proposal }) => proposal !== null).map(({ key }) => key));
  const about = [...findHabits(ground, answering), ...findHabits(ground, dating)].map((habit) => {
    const reason = commonReason(habit.reading.agreeing);
    const { phrase, value } = habit;
    return patternOf(habit, {
      type: 'unanswered_question',
      key: `phrase:${phrase}/${value}`,
      field: 'kind',
      proposal: settled.has(`reason:${reason}`) ? null : questionRule(phrase, reason),
      context: { reason, sentence: sentenceOf(`about “${phrase}”`, value, habit.reading.agreeing.length) },
    });
  });
  return [...general, ...about];
}

function ignored(ground: Ground, reason: Reason): DetectedPattern[] {
  return ofReason(ground, {
    reason,
    name: 'ignored',
    bar: ignoredBar,
    agrees: ({ thought }) =>
      thought.question?.status === 'guessed' ? true : thought.question?.status === 'answered' ? false : null,
  });
}

function alwaysTheSame(ground: Ground, reason: Reason): DetectedPattern[] {
  return ofReason(ground, {
    reason,
    name: 'as guessed',
    bar: sameAnswerBar,
    agrees: ({ thought }) => {
      const { question, wanted, decided } = thought;
      if (question?.status !== 'answered' || wanted === null) return null;
      return question.changed === null ? wanted.kind === decided.kind : !question.changed;
    },
  });
}

interface General {
  readonly reason: Reason;
  readonly name: 'ignored' | 'as guessed';
  readonly bar: { readonly agreeing: number; readonly confidence: number };
  readonly agrees: (occurrence: Occurrence) => boolean | null;
}

/** All questions of one reason, whatever they were about. */
function ofReason(ground: Ground, { reason, name, bar, agrees }: General): DetectedPattern[] {
  const heard = ground.pool.flatMap((occurrence): Heard[] => {
    const isSo = occurrence.thought.question?.reason === reason ? agrees(occurrence) : null;
    return isSo === null ? [] : [{ occurrence, stance: isSo ? 'for' : 'against', value: isSo ? name : 'otherwise' }];
  });
  const reading = readHeard(heard);
  const { agreeing, against, confidence } = reading;
  if (agreeing.length < leastKept || confidence < 0.5) return [];
  const isStrong = agreeing.length >= bar.agreeing && confidence >= bar.confidence;
  const sentence = sentenceOf(wordsFor[reason], name, agreeing.length);
  return [
    {
      type: 'unanswered_question',
      key: name === 'ignored' ? `reason:${reason}` : `reason:${reason}/same`,
      ...seenIn(agreeing),
      confidence,
      context: {
        reason,
        agreeing: agreeing.length,
        against: against.length,
        weight: weightOf(agreeing, 'kind'),
        sentence,
      },
      proposal: isStrong ? questionRule(null, reason) : null,
    },
  ];
}

const wordsFor = { scope: 'whether it is a project', timing: 'when', intent: 'what it is' } as const;

function sentenceOf(about: string, name: string, times: number): string {
  return name === 'ignored'
    ? `You left my question ${about} open ${times} times`
    : `Your answer to my question ${about} was what I would have guessed ${times} times`;
}

function questionRule(phrase: string | null, reason: Reason): ProposedRule {
  const key = phrase === null ? `reason:${reason}` : `phrase:${phrase}`;
  return { type: 'question', key, value: { phrase, reason, project: null } };
}

function commonReason(occurrences: readonly Occurrence[]): Reason {
  const count = (reason: Reason) => occurrences.filter(({ thought }) => thought.question?.reason === reason).length;
  return reasons.toSorted((left, right) => count(right) - count(left))[0] ?? 'intent';
}
