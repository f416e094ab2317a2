import { addDays, weekdayOf } from '@noctem/core/kernel';
import type { ChatMessage } from '@noctem/playground';
import type { NoctemInTime } from '../butler/noctem-in-time.ts';

/** A Monday. */
export const firstDay = '2026-11-02';

const errands = ['buy oat milk', 'call mum', 'water the roses', 'fix the bike', 'pay the rent', 'return the books'];
const visits = ['call the dentist', 'book the dentist for Ana', 'ask the dentist for the bill', 'pay the dentist'];

/** Days from `from` on: an errand each day, and every other day something about the dentist, which is made important. */
export async function liveDays(noctem: NoctemInTime, from: string, days: number): Promise<void> {
  const { person, say } = noctem;
  for (let index = 0; index < days; index += 1) {
    const date = addDays(from, index);
    const errand = `${errands[index % errands.length] ?? ''} ${date.slice(8)}`;
    await say(person, errand, { at: `${date}T10:00:00Z`, word: errand.split(' ')[1] ?? '' });
    if (weekdayOf(date) % 2 === 1) continue;
    const visit = visits[index % visits.length] ?? '';
    await say(person, visit, { at: `${date}T11:00:00Z`, word: 'dentist' });
    await say(person, '* !1', { at: `${date}T11:01:00Z`, word: 'high' });
  }
}

/** The insights that came, oldest first. */
export function insightsSeen({ person }: NoctemInTime): ChatMessage[] {
  return person.messages().filter(({ by, text }) => by === 'bot' && text.startsWith('💡 System Insight'));
}
