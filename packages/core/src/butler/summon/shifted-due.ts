import type { LocalDate, LocalTime } from '@noctem/core/kernel';
import { Temporal } from 'temporal-polyfill';
import type { Shift } from './decision.ts';

/** When something is due that moves by `shift` on the wall clock; null where it has no day, or no hour, to move from. */
export function shiftedDue(
  due: { readonly date: LocalDate | null; readonly time: LocalTime | null },
  { amount, unit }: Shift,
): { date: LocalDate; time?: LocalTime } | null {
  if (due.date === null) return null;
  const day = Temporal.PlainDate.from(due.date);
  if (unit !== 'minutes') return { date: day.add(unit === 'days' ? { days: amount } : { months: amount }).toString() };
  if (due.time === null) return null;
  const moment = day.toPlainDateTime(Temporal.PlainTime.from(due.time)).add({ minutes: amount });
  return { date: moment.toPlainDate().toString(), time: moment.toPlainTime().toString({ smallestUnit: 'minute' }) };
}
