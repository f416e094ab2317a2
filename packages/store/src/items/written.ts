import type { RowChange, Task } from '@noctem/core/items';
import type { Database } from '../database.ts';

export type Written = ReturnType<typeof createWritten>;

/** What was written of late: read again in the same transaction, and by whoever brings in line what hangs on it. */
export function createWritten(database: Database) {
  /** Tasks made in the transaction that is open: those who work on them there need not read them back. */
  const justMade = new Map<number, Task>();
  const touched = {
    tasks: new Set<number>(),
    changed: new Set<number>(),
    projects: new Set<number>(),
    thoughts: new Set<number>(),
    settings: new Set<number>(),
  };

  return {
    /** Remembers a task that was made; one that was made outside a transaction is read like any other. */
    noteMade(task: Task): void {
      touched.tasks.add(task.id);
      if (database.$client.inTransaction) justMade.set(task.id, task);
    },
    made: (taskId: number): Task | undefined => justMade.get(taskId),
    noteChange({ table, id }: Pick<RowChange, 'table' | 'id'>): void {
      if (table === 'tasks') {
        justMade.delete(id);
        touched.changed.add(id);
      }
      if (table === 'tasks' || table === 'projects' || table === 'thoughts' || table === 'settings')
        touched[table].add(id);
    },
    /** Called when a transaction has ended: from then on others may write too. */
    forgetMade: (): void => justMade.clear(),
    /**
     * What was written since this was last asked, for whoever closes a transaction: what hangs on it (reminders,
     * questions, suggestions) is brought in line then, whichever feature wrote. `tasks` were made or changed, `changed`
     * are those that were there before; of `settings` the ids are people's.
     */
    take: (): Readonly<Record<keyof typeof touched, number[]>> => {
      const { tasks, changed, projects, thoughts, settings } = touched;
      const taken = {
        tasks: [...tasks],
        changed: [...changed],
        projects: [...projects],
        thoughts: [...thoughts],
        settings: [...settings],
      };
      for (const ids of Object.values(touched)) ids.clear();
      return taken;
    },
  };
}
