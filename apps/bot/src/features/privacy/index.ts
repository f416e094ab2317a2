import { newJob } from '@noctem/core/jobs';
import { slashCommand } from '../../conversation/command.ts';
import { button } from '../../conversation/reply.ts';
import { feature, messageTurn, tapWords } from '../../conversation/turn.ts';

/** `/export`: everything that is kept of the person, as one JSON file. */
export const exportAll = feature<true>({
  name: 'export',
  read: (turn) => (slashCommand(messageTurn(turn)?.incoming.text ?? '')?.name === 'export' ? true : null),
  act: (turn) => {
    if (turn.incoming.source === 'cli')
      return { outcome: 'usage', reply: { text: '`noctem export` prints everything here.' } };
    return { outcome: 'exported', reply: { text: 'Everything I keep of you.', document: 'export' } };
  },
});

type Erasure = 'ask' | 'yes' | 'no';

/** `/deleteme`: erases everything of the person, after asking once. */
export const deleteMe = feature<Erasure>({
  name: 'deleteme',
  read: (turn) => {
    const words = tapWords(turn, 'erase');
    if (words) return words[1] === 'yes' ? 'yes' : 'no';
    return slashCommand(messageTurn(turn)?.incoming.text ?? '')?.name === 'deleteme' ? 'ask' : null;
  },
  act: (turn, wanted) => {
    if (wanted === 'ask') {
      const keyboard = [[button('Erase everything', 'erase', 'yes'), button('Keep it', 'erase', 'no')]];
      const text =
        'This erases every thought, task, note, project, trace and setting of yours. It cannot be undone. /export gives you a copy first. Daily backups that are there already keep it until they are replaced, within a week.';
      return { outcome: 'asked', reply: { text, keyboard } };
    }
    if (wanted === 'no') return { outcome: 'kept', replacement: { text: 'Nothing was erased.' } };
    const { store, person, now } = turn;
    store.people.disown(person.id);
    store.outbox.enqueue(
      newJob({ name: 'erase-person', payload: { userId: person.id }, userId: null, runAt: now }),
      now,
    );
    return { outcome: 'erased', replacement: { text: 'Everything of yours is being erased. Goodbye.' } };
  },
});
