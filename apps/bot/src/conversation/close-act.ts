import { reconcileQuestions } from '../filing/clarify.ts';
import { planReminders, replanReminders } from '../reminders/index.ts';
import { askLookOver, reconcileSuggestions } from '../skills/index.ts';
import { readPerson } from './person.ts';
import type { Act } from './turn.ts';

/** The last step in a transaction that may have written tasks, thoughts or settings: what hangs on them is brought in line. */
export function closeAct(act: Act): void {
  const { tasks, changed, projects, thoughts, settings } = act.store.items.takeWritten();
  const user = settings.includes(act.person.id) ? act.store.people.byId(act.person.id) : undefined;
  if (user) replanReminders({ ...act, person: readPerson(act.store, user, act.person.zone) });
  if (tasks.length > 0) planReminders(act, tasks);
  if (thoughts.length > 0) reconcileQuestions(act, thoughts);
  if (changed.length + projects.length > 0) reconcileSuggestions(act, { tasks: changed, projects });
  if (tasks.length + projects.length > 0) askLookOver(act);
}
