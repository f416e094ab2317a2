import type { Filed } from './filed.ts';
import { type Wish, wishedDate } from './habit.ts';

/** A field in which a filing is not what the person meant. */
export type WrongField = 'kind' | 'importance' | 'project' | 'date' | 'time';

/** What is wrong with a filing in the eyes of its writer, the kind first; nothing while the butler waits for an answer. */
export function wrongIn(filed: Filed, wish: Wish, today: string): WrongField[] {
  if (filed.as === 'asked' || filed.as === 'forgotten') return [];
  // Nobody wants a project for something that was only answered.
  const kind = kindMeant(wish) ?? (wish.project && filed.as === 'aside' ? 'task' : null);
  if (kind !== null && kind !== filed.as) return ['kind', ...fieldsOf(wish)];
  return fieldsOf(wish).filter((field) => isWrong(field, { filed, wish, today }));
}

/** What is ranked or timed is a task; a project may hold anything. */
function kindMeant({ kind, importance, time, day }: Wish): Wish['kind'] | null {
  return kind ?? (importance || time || day ? 'task' : null);
}

function fieldsOf(wish: Wish): WrongField[] {
  return [
    ...(wish.importance ? (['importance'] as const) : []),
    ...(wish.project ? (['project'] as const) : []),
    ...(wish.day ? (['date'] as const) : []),
    ...(wish.time ? (['time'] as const) : []),
  ];
}

function isWrong(field: WrongField, { filed, wish, today }: { filed: Filed; wish: Wish; today: string }): boolean {
  switch (field) {
    case 'kind':
      return false;
    case 'importance':
      return filed.importance !== wish.importance;
    case 'project':
      return filed.project?.toLowerCase() !== wish.project?.toLowerCase();
    case 'date':
      return filed.date !== (wish.day === 'none' || !wish.day ? null : wishedDate(wish.day, today));
    case 'time':
      return filed.time !== wish.time;
    default:
      return field satisfies never;
  }
}
