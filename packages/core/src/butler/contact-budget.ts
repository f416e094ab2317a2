import {
  type EpochMs,
  instantOf,
  type LocalDate,
  localMoment,
  type LocalTime,
  weekdayOf,
  type ZoneId,
} from '@noctem/core/kernel';
import { nextSlot } from '@noctem/core/jobs';
import { type ContactPlan, contactSlots, type ContactType, isQuiet, slotName, timeOf } from './contact-plan.ts';
import { isoWeek } from './week.ts';

/** So many contacts a person gets in an ISO week at most. What Telegram refused did not reach them and does not count. */
export const weeklyBudget = { update: 3, clarification: 2, report: 1 } as const satisfies Record<ContactType, number>;

/** A contact whose time went by so long ago is left out: nobody wants the morning's update in the evening. */
export const patienceMs = 4 * 60 * 60 * 1000;

/** A contact that was decided before, in whatever state. */
export interface PastContact {
  readonly type: ContactType;
  /** As `slotName` has it. */
  readonly slot: string;
  /** ISO week in the person's zone when it was decided. */
  readonly week: string;
  readonly decidedAt: EpochMs;
  readonly status: 'sending' | 'sent' | 'refused' | 'unconfirmed';
}

/** What a decision about one occasion rests on. */
export interface ContactState {
  readonly type: ContactType;
  /** The day that the occasion stands for, in the person's calendar. */
  readonly day: LocalDate;
  readonly plan: ContactPlan;
  readonly zone: ZoneId;
  /** Those of this week and of the weeks beside it, and all of this occasion. */
  readonly past: readonly PastContact[];
  /** Whether there is anything to say. */
  readonly material: boolean;
}

export type SilenceReason =
  | 'slot-used'
  | 'not-planned'
  | 'quiet-hours'
  | 'too-late'
  | 'budget-used'
  | 'nothing-to-say'
  | 'unreachable';

export type ContactDecision =
  | { readonly decision: 'contact'; readonly week: string; readonly slot: string }
  /** Not yet: to be decided again at `at`, which lies after now. */
  | { readonly decision: 'later'; readonly at: EpochMs; readonly reason: 'quiet-hours' | 'not-due' }
  | { readonly decision: 'silence'; readonly reason: SilenceReason };

/** Decides whether the butler speaks unasked on this occasion. Whatever the clock does, an occasion speaks once at most. */
export function decideContact(state: ContactState, now: EpochMs): ContactDecision {
  const { type, day, plan, zone, past } = state;
  const slot = slotName(type, day);
  if (past.some((contact) => contact.slot === slot)) return silence('slot-used');
  if (!plan.times[type].weekdays.includes(weekdayOf(day))) return silence('not-planned');
  const obstacle = timing(state, now);
  if (obstacle) return obstacle;
  const week = isoWeek(localMoment(now, zone).date);
  const used = budgetUsed(past, { week, zone });
  if (used[type] >= weeklyBudget[type]) return silence('budget-used');
  return state.material ? { decision: 'contact', week, slot } : silence('nothing-to-say');
}

/**
 * Contacts of a week by type. One counts for the week that it was decided in and, after a change of zone, also for the
 * week that its instant falls into now: in neither way of counting is there one too many.
 */
export function budgetUsed(
  past: readonly PastContact[],
  { week, zone }: { readonly week: string; readonly zone: ZoneId },
): Record<ContactType, number> {
  const counted = past.filter(
    ({ status, week: own, decidedAt }) =>
      status !== 'refused' && (own === week || isoWeek(localMoment(decidedAt, zone).date) === week),
  );
  const ofType = (type: ContactType) => counted.filter((contact) => contact.type === type).length;
  return { update: ofType('update'), clarification: ofType('clarification'), report: ofType('report') };
}

/** A contact that waits to be sent, as far as its sending depends on it. */
export interface WaitingContact {
  readonly day: LocalDate;
  readonly decidedAt: EpochMs;
  readonly plan: ContactPlan;
  readonly zone: ZoneId;
}

/** Why a decided contact that Telegram did not take yet is not to be sent any more; null while it still may be. */
export function whyTooLate(waiting: WaitingContact, now: EpochMs): 'quiet-hours' | 'too-late' | null {
  const local = localMoment(now, waiting.zone);
  if (local.date !== waiting.day || now - waiting.decidedAt > patienceMs) return 'too-late';
  return isQuiet(waiting.plan.quiet, local.time) ? 'quiet-hours' : null;
}

export interface NextContact {
  readonly type: ContactType;
  readonly at: EpochMs;
}

/** The next occasion after now for which there still is budget, if there will be something to say; null of an empty plan. */
export function nextContact(
  { plan, zone, past }: Pick<ContactState, 'plan' | 'zone' | 'past'>,
  now: EpochMs,
): NextContact | null {
  const upcoming = contactSlots(plan).flatMap(({ type, rule }) => {
    if (timeOf(plan, type) === null) return [];
    const first = nextSlot({ rule, zone }, now);
    const free = [first, nextSlot({ rule, zone }, first.due)].find(({ day }) => {
      const used = budgetUsed(past, { week: isoWeek(day), zone });
      return used[type] < weeklyBudget[type] && !past.some(({ slot }) => slot === slotName(type, day));
    });
    return free ? [{ type, at: free.due }] : [];
  });
  return upcoming.toSorted((left, right) => left.at - right.at)[0] ?? null;
}

/** What the hour says against a contact now; null where it says nothing. */
function timing({ type, day, plan, zone }: ContactState, now: EpochMs): ContactDecision | null {
  const time = timeOf(plan, type);
  if (time === null) return silence('quiet-hours');
  const due = instantOf({ date: day, time }, zone);
  if (now < due) return { decision: 'later', at: due, reason: 'not-due' };
  const local = localMoment(now, zone);
  if (local.date !== day || now - due > patienceMs) return silence('too-late');
  if (!isQuiet(plan.quiet, local.time)) return null;
  if (plan.quiet.to <= local.time) return silence('quiet-hours');
  return { decision: 'later', at: endOfQuiet(plan.quiet.to, { ...local, zone, now }), reason: 'quiet-hours' };
}

/** In the second of two equal hours the first has gone by: there the wall clock is counted on from now. */
function endOfQuiet(
  to: LocalTime,
  { date, time, zone, now }: { date: LocalDate; time: LocalTime; zone: ZoneId; now: EpochMs },
): EpochMs {
  const first = instantOf({ date, time: to }, zone);
  return first > now ? first : now + (minutesOf(to) - minutesOf(time)) * 60_000;
}

function minutesOf(time: LocalTime): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

function silence(reason: SilenceReason): ContactDecision {
  return { decision: 'silence', reason };
}
