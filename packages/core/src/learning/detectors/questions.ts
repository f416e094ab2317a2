import type { ProposedRule, RuleValue } from '@noctem/core/rules';
import type { Ground, Respect } from '../habit.ts';
import { findHabits } from '../habits.ts';
import type { DetectedPattern } from '../insight.ts';
import type { Occurrence } from '../occurrences.ts';
import { patternOf, seenIn, weightOf } from '../patterns.ts';
import { type Heard, readHeard } from '../tally.ts';

type Reason = Exclude<RuleValue<'question'>['reason'], 'suggestion'>;
const reasons: readonly Reason[] = ['scope', 'timing', 'intent'];

/** How much it takes to stop asking something altogether, and not about some words only. */
const ignoredBar = { agreeing: 8, confidence: 0.7 };
const sameAnswerBar = { agreeing: 25, confidence: 0.9 };
const phraseBar = { agreeing: 5, confidence: 0.7 };
const leastKept = 4;

/**
 * Beside questions stand the thoughts that nothing was asked about: where nearly all questions come from one phrase there would be
 * nothing else to tell it from. What was not asked was not left open, so that it says nothing against a phrase.
 */
const notAsked = { by: 'nobody', value: 'not asked' } as const;

/** Whether a question was answered, or left until it was filed by the best guess. */
const answering: Respect = {
  said: ({ question, unresolved }) => {
    if (question?.reason === 'timing' && unresolved.length > 0) return null;
    if (question?.status === 'guessed') return { by: 'person', value: 'ignored' };
    if (question?.status === 'answered') return { by: 'person', value: 'answered' };
    return question === null ? notAsked : null;
  },
  ruleType: 'question',
  isValue: (value) => value === 'ignored',
  takesTemplates: true,
  isOneWorld: true,
  isSilenceMute: true,
};

/** Whether the answer to when something is due, where no words about time were left open, was ever another than the guess. */
const dating: Respect = {
  said: ({ question, unresolved }) => {
    if (question === null) return notAsked;
    if (
      unresolved.length > 0 ||
      question.status !== 'answered' ||
      question.reason !== 'timing' ||
      question.changed === null
    )
      return null;
    return { by: 'person', value: question.changed ? 'changed' : 'as guessed' };
  },
  ruleType: 'question',
  isValue: (value) => value === 'as guessed',
  takesTemplates: true,
  isOneWorld: true,
  isSilenceMute: true,
};

/** Questions that are not worth asking: nobody answers them, or the answer is always what would have been guessed. */
export function findQuestions(ground: Ground): DetectedPattern[] {
  const general = reasons.flatMap((reason) => [
    ...ofReason(ground, { ...ignoredOnes, reason, bar: ignoredBar }),
    ...ofReason(ground, { ...sameAnswers, reason, bar: sameAnswerBar }),
  ]);
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
  const ofTime = wordsOfTime(ground).flatMap((phrase) =>
    [ignoredOnes, sameAnswers].flatMap((kind) =>
      ofReason(ground, {
        ...kind,
        reason: 'timing',
        phrase,
        bar: phraseBar,
        isSettled: settled.has('reason:timing') || settled.has('reason:timing/same'),
      }),
    ),
  );
  return [...general, ...about, ...ofTime];
}

/** Vague words about time, `sometime`: they are no phrases like others, since each has its reader. */
function wordsOfTime({ pool }: Ground): string[] {
  return [...new Set(pool.flatMap(({ thought }) => (thought.question?.reason === 'timing' ? thought.unresolved : [])))];
}

const ignoredOnes = {
  name: 'ignored',
  agrees: ({ thought }: Occurrence) =>
    thought.question?.status === 'guessed' ? true : thought.question?.status === 'answered' ? false : null,
} as const;

const sameAnswers = {
  name: 'as guessed',
  agrees: ({ thought: { question, wanted, decided } }: Occurrence) => {
    if (question?.status !== 'answered' || wanted === null) return null;
    return question.changed === null ? wanted.kind === decided.kind : !question.changed;
  },
} as const;

interface General {
  readonly reason: Reason;
  readonly name: 'ignored' | 'as guessed';
  readonly bar: { readonly agreeing: number; readonly confidence: number };
  readonly agrees: (occurrence: Occurrence) => boolean | null;
  /** Only where these words about time were left open. */
  readonly phrase?: string;
  /** Something more general is proposed already. */
  readonly isSettled?: boolean;
}

/** All questions of one reason, whatever they were about or about some words only. */
function ofReason(ground: Ground, general: General): DetectedPattern[] {
  const { reason, name, bar, agrees, phrase = null, isSettled = false } = general;
  const heard = ground.pool.flatMap((occurrence): Heard[] => {
    const { question, unresolved } = occurrence.thought;
    const isMeant = question?.reason === reason && (phrase === null || unresolved.includes(phrase));
    const isSo = isMeant ? agrees(occurrence) : null;
    return isSo === null ? [] : [{ occurrence, stance: isSo ? 'for' : 'against', value: isSo ? name : 'otherwise' }];
  });
  const reading = readHeard(heard);
  const { agreeing, against, confidence } = reading;
  if (agreeing.length < leastKept || confidence < 0.5) return [];
  const isStrong = !isSettled && agreeing.length >= bar.agreeing && confidence >= bar.confidence;
  const about = phrase === null ? wordsFor[reason] : `about “${phrase}”`;
  const sentence = sentenceOf(about, name, agreeing.length);
  const same = name === 'ignored' ? '' : '/same';
  return [
    {
      type: 'unanswered_question',
      key: phrase === null ? `reason:${reason}${same}` : `phrase:${phrase}/${name}`,
      ...seenIn(agreeing),
      confidence,
      context: {
        reason,
        agreeing: agreeing.length,
        against: against.length,
        weight: weightOf(agreeing, 'kind'),
        sentence,
      },
      proposal: isStrong ? questionRule(phrase, reason) : null,
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
