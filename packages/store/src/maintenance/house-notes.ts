import type { LocalDate } from '@noctem/core/kernel';
import { eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { meta } from '../people/schema.ts';

/** What processes of one installation tell each other about the house, beside its people. */
export function createHouseNotes(database: Database) {
  const read = (key: string): string | null =>
    database.select({ value: meta.value }).from(meta).where(eq(meta.key, key)).get()?.value ?? null;
  const write = (key: string, value: string | null): void => {
    if (value === null) database.delete(meta).where(eq(meta.key, key)).run();
    else database.insert(meta).values({ key, value }).onConflictDoUpdate({ target: meta.key, set: { value } }).run();
  };
  return {
    /** What is wrong with the queue, in one sentence; null while nothing is. The running bot keeps it. */
    queueProblem: (): string | null => read('queue_problem'),
    noteQueueProblem: (problem: string | null): void => write('queue_problem', problem),
    /** Day of the newest copy that somebody asked for. */
    copiedOn: (): LocalDate | null => read('copied_on'),
    noteCopy: (day: LocalDate): void => write('copied_on', day),
  };
}
