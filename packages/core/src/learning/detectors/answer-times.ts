import type { ContactType } from '@noctem/core/butler';
import { type LocalTime, localMoment, weekdayOf } from '@noctem/core/kernel';
import type { DetectedPattern } from '../insight.ts';
import type { ContactEvidence, LogSnapshot } from '../snapshot.ts';
import { binomialTail, wilsonLower } from '../statistics.ts';

/** Answers within so long after each other count as one hour of the day. */
const span = 120;
const dayMinutes = 24 * 60;
/** Of these a person is awake; a window of `span` in them is hit by chance so often. */
const wakingMinutes = 16 * 60;
/** All windows of the day are looked at. */
const windows = 16;
const byChance = 0.05;
/** Who answers within this is contacted at a good time. */
const soon = 60;
const leastAnswers = 5;
const leastConfidence = 0.5;
const earliest = 7 * 60;
const latest = 21 * 60;
const newest = 20;

/** Hours at which the person answers, where they are far from the hour at which the butler speaks. */
export function findAnswerTimes({
  contacts,
  contactTimes,
}: Pick<LogSnapshot, 'contacts' | 'contactTimes'>): DetectedPattern[] {
  return (['update', 'clarification'] as const).flatMap((type) => {
    const answered = distinctDays(contacts.filter((one) => one.type === type && !one.inTrouble));
    return usualHour(type, answered, contactTimes[type]);
  });
}

interface Answer {
  readonly at: number;
  /** Minutes after midnight, where the person was. */
  readonly minute: number;
  readonly weekday: number;
  /** Minutes between contact and answer. */
  readonly delay: number;
}

/** One answer for each local day, newest first. */
function distinctDays(contacts: readonly ContactEvidence[]): Answer[] {
  const days = new Map<string, Answer>();
  for (const { answeredAt, sentAt, zone } of contacts) {
    if (answeredAt === null || answeredAt < sentAt) continue;
    const { date, time } = localMoment(answeredAt, zone);
    days.set(date, {
      at: answeredAt,
      minute: minuteOf(time),
      weekday: weekdayOf(date),
      delay: (answeredAt - sentAt) / 60_000,
    });
  }
  return [...days.values()].toSorted((left, right) => right.at - left.at).slice(0, newest);
}

function usualHour(type: ContactType, answers: readonly Answer[], present: LocalTime): DetectedPattern[] {
  const inHour = bestWindow(answers);
  const at = medianOf(inHour.map(({ minute }) => minute));
  const delay = medianOf(answers.map((answer) => answer.delay));
  if (inHour.length < leastAnswers || at === null || delay === null || delay <= soon) return [];
  const chance = Math.min(1, windows * binomialTail(inHour.length, answers.length, span / wakingMinutes));
  const confidence = wilsonLower(inHour.length, answers.length);
  const half = Math.floor(at / 30) * 30;
  const isFar = Math.abs(half - minuteOf(present)) > soon;
  if (chance >= byChance || confidence < leastConfidence || !isFar || half < earliest || half > latest) return [];
  const times = inHour.map((answer) => answer.at);
  const time = timeOf(half);
  const figures = {
    answers: answers.length,
    in_hour: inHour.length,
    median_delay_minutes: Math.round(delay),
    asked_at: present,
  };
  return [
    {
      type: 'answer_time',
      key: `contact:${type}`,
      count: inHour.length,
      confidence,
      firstSeen: Math.min(...times),
      lastSeen: Math.max(...times),
      evidence: [],
      context: {
        contact: type,
        at: time,
        weekdays: weekdaysOf(inHour),
        weight: 0,
        figures,
        sentence: `You answered ${inHour.length} of ${answers.length} around ${time}, though I write at ${present}`,
      },
      proposal: { type: 'timing', key: `contact:${type}`, value: { contact: type, at: time } },
    },
  ];
}

/** The answers of the two hours of the day that hold most of them. */
function bestWindow(answers: readonly Answer[]): Answer[] {
  let best: Answer[] = [];
  for (const { minute: from } of answers) {
    const inside = answers.filter(({ minute }) => (minute - from + dayMinutes) % dayMinutes < span);
    if (inside.length > best.length) best = inside;
  }
  return best;
}

function medianOf(values: readonly number[]): number | null {
  return values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? null;
}

function weekdaysOf(answers: readonly Answer[]): number[] {
  return [...new Set(answers.map(({ weekday }) => weekday))].toSorted((left, right) => left - right);
}

function minuteOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

function timeOf(minute: number): LocalTime {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
