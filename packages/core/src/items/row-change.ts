/** Tables of what a person wrote and what became of it. */
export type ItemTable = 'thoughts' | 'tasks' | 'notes' | 'projects';

/**
 * Tables whose rows a person's act may change, and undo may change back. Of `settings` the person is the row, each key a
 * column. Of an insight the answer is what changed: the rules that hang on it follow.
 */
export type ChangedTable = ItemTable | 'suggestions' | 'settings' | 'maintenance_insights';

export type RowValues = Readonly<Record<string, unknown>>;

/**
 * One row's change, as the columns that differ before and after. A row that the act created has its undone state as
 * `before` (a task: `status: 'deleted'`), since rows are never taken away by an undo.
 */
export interface RowChange {
  readonly table: ChangedTable;
  readonly id: number;
  readonly before: RowValues;
  readonly after: RowValues;
}

/** The columns of `patch` in which it differs from `row`, before and after; null when it changes nothing. */
export function changeOf(table: ChangedTable, row: { readonly id: number }, patch: RowValues): RowChange | null {
  const current = row as unknown as RowValues;
  const changed = Object.keys(patch).filter((column) => !sameValue(current[column], patch[column]));
  if (changed.length === 0) return null;
  return { table, id: row.id, before: pick(current, changed), after: pick(patch, changed) };
}

/** The change that takes `change` back. */
export function inverse(change: RowChange): RowChange {
  return { ...change, before: change.after, after: change.before };
}

/** True when the row still is as `change` left it, so that taking it back loses nothing newer. `updatedAt` does not count. */
export function stillHolds(change: RowChange, row: RowValues): boolean {
  return Object.entries(change.after).every(
    ([column, value]) => column === 'updatedAt' || sameValue(row[column], value),
  );
}

function sameValue(left: unknown, right: unknown): boolean {
  return left === right || JSON.stringify(left) === JSON.stringify(right);
}

function pick(row: RowValues, columns: readonly string[]): RowValues {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
