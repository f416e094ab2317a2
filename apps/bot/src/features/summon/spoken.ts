import type { SummonTarget } from '@noctem/core/butler';
import type { Subject } from '@noctem/core/items';
import { itemOf, correctedSubject, namedSubject, owned } from '../../conversation/subject.ts';
import type { Turn } from '../../conversation/turn.ts';

/** What a summons speaks of, or why that cannot be told. */
export type Spoken =
  | {
      readonly subject: Subject;
      /** It was named or replied to; else it is what was spoken of last. */
      readonly pointed: boolean;
    }
  | { readonly problem: string; readonly outcome?: string };

/** The item that is named, else the one replied to, else the last one. */
export function spokenOf(turn: Turn, target: SummonTarget | null): Spoken {
  if (target === null) return unnamed(turn);
  const named =
    target.type === 'position'
      ? namedSubject(turn, String(target.id))
      : owned(turn, { type: target.type, id: target.id });
  if (named === 'no-list') return { problem: 'There is no list here to count in. /tasks shows one.' };
  if (named === null || named === 'no-such-number') return { problem: `There is no ${nameOf(target)} here.` };
  return { subject: itemOf(turn, named), pointed: true };
}

function unnamed(turn: Turn): Spoken {
  const replies = turn.incoming.type === 'message' && turn.incoming.replyTo !== null;
  const subject = correctedSubject(turn) ?? newestThought(turn);
  if (subject) return { subject: itemOf(turn, subject), pointed: replies };
  return {
    problem: replies
      ? 'I no longer know what that message speaks of. Name it, for example “/summon task 7: saturday”.'
      : 'There is nothing here to change yet. Name it, for example “/summon task 7: saturday”.',
  };
}

/** The command line has no chat of its own to go by: there the last item is the person's newest thought. */
function newestThought({ incoming, store, person }: Turn): Subject | null {
  const thought = incoming.source === 'cli' ? store.thoughts.list({ userId: person.id, limit: 1 })[0] : undefined;
  return thought ? { type: 'thought', id: thought.id } : null;
}

function nameOf({ type, id }: SummonTarget): string {
  return type === 'position' ? `number ${id}` : `${type} ${id}`;
}
