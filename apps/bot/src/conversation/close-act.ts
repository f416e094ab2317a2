import { reconcileQuestions } from '../filing/clarify.ts';
import { planReminders } from '../reminders/index.ts';
import type { Act } from './turn.ts';

/** The last step in a transaction that may have written tasks or thoughts: what hangs on them is brought in line. */
export function closeAct(act: Act): void {
  const { tasks, thoughts } = act.store.items.takeWritten();
  if (tasks.length > 0) planReminders(act, tasks);
  if (thoughts.length > 0) reconcileQuestions(act, thoughts);
}
