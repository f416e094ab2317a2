import type { Subject } from '@noctem/core/items';
import { wordsOf } from '../../filing/words.ts';
import type { Act } from '../../conversation/turn.ts';

/** The words by which a subject is known; empty where it is not there. */
export function titleOf({ store }: Act, subject: Subject): string {
  switch (subject.type) {
    case 'task':
      return store.items.task(subject.id)?.title ?? '';
    case 'note':
      return store.items.note(subject.id)?.text ?? '';
    case 'project':
      return store.items.project(subject.id)?.name ?? '';
    case 'thought': {
      const thought = store.thoughts.byId(subject.id);
      return thought ? wordsOf(store, thought) : '';
    }
  }
}

/** Why a subject cannot be spoken of any more; null where it can. */
export function goneWords({ store }: Act, subject: Subject): string | null {
  if (subject.type === 'thought') {
    return store.thoughts.byId(subject.id)?.status === 'forgotten'
      ? 'That was taken back; send it again if you want it.'
      : null;
  }
  const row = {
    task: () => store.items.task(subject.id),
    note: () => store.items.note(subject.id),
    project: () => store.items.project(subject.id),
  }[subject.type]();
  return !row || row.status === 'deleted' ? `That ${subject.type} is not there any more; nothing was changed.` : null;
}
