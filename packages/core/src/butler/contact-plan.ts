import type { LocalDate, LocalTime } from '@noctem/core/kernel';
import type { ScheduleRule } from '@noctem/core/jobs';
import { z } from 'zod';

/** update: what is due; clarification: questions that wait; report: the week, looked back on. */
export const contactTypes = ['update', 'clarification', 'report'] as const;
export type ContactType = (typeof contactTypes)[number];

/** When contacts of one type come: ISO weekdays (Monday is 1) and one wall-clock time. No weekday: never. */
export interface ContactTimes {
  readonly weekdays: readonly number[];
  readonly at: LocalTime;
}

/** From `from` on and before `to` nothing unprompted is sent, also over midnight; the same time twice means never quiet. */
export interface QuietHours {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** When a person wants to hear from the butler unasked, on the wall clock of their zone. */
export interface ContactPlan {
  readonly times: Readonly<Record<ContactType, ContactTimes>>;
  readonly quiet: QuietHours;
}

/** Keys of the settings that a plan is read from; each holds `ContactTimes`, the last one `QuietHours`. */
export const contactSettings = {
  update: 'updates',
  clarification: 'clarifications',
  report: 'report',
  quiet: 'quietHours',
} as const;

export const defaultContactPlan: ContactPlan = {
  times: {
    update: { weekdays: [1, 3, 5], at: '09:00' },
    clarification: { weekdays: [2, 4], at: '09:00' },
    report: { weekdays: [7], at: '18:00' },
  },
  quiet: { from: '22:00', to: '07:00' },
};

const timeForm = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const timesForm = z.object({ weekdays: z.array(z.int().min(1).max(7)), at: timeForm });
const quietForm = z.object({ from: timeForm, to: timeForm });

/** Reads the plan from a person's settings; one that is missing or cannot be used counts as its default. */
export function contactPlanFrom(settings: Readonly<Record<string, unknown>>): ContactPlan {
  const { times, quiet } = defaultContactPlan;
  const read = (type: ContactType) => timesForm.catch(copyOf(times[type])).parse(settings[contactSettings[type]]);
  return {
    times: { update: read('update'), clarification: read('clarification'), report: read('report') },
    quiet: quietForm.catch(quiet).parse(settings[contactSettings.quiet]),
  };
}

/** Whether nothing unprompted may be sent at `time`. */
export function isQuiet({ from, to }: QuietHours, time: LocalTime): boolean {
  return from <= to ? from <= time && time < to : time >= from || time < to;
}

/** When a contact comes on its day: at its time, at the end of the quiet hours that cover it, or (null) not that day. */
export function timeOf(plan: ContactPlan, type: ContactType): LocalTime | null {
  const { at } = plan.times[type];
  if (!isQuiet(plan.quiet, at)) return at;
  return plan.quiet.to > at ? plan.quiet.to : null;
}

/** The weekly slots of a plan. One that the quiet hours swallow stays at its time, so that its silence is told. */
export function contactSlots(
  plan: ContactPlan,
): { type: ContactType; rule: Extract<ScheduleRule, { every: 'week' }> }[] {
  return contactTypes.flatMap((type) =>
    [...new Set(plan.times[type].weekdays)].map((weekday) => ({
      type,
      rule: { every: 'week' as const, weekday, at: timeOf(plan, type) ?? plan.times[type].at },
    })),
  );
}

/** Names one occasion, for example `update 2026-11-23`. An occasion makes at most one contact. */
export function slotName(type: ContactType, day: LocalDate): string {
  return `${type} ${day}`;
}

function copyOf({ weekdays, at }: ContactTimes) {
  return { weekdays: [...weekdays], at };
}
