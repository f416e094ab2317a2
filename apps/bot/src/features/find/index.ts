import { slashCommand } from '../../conversation/command.ts';
import { feature, messageTurn } from '../../conversation/turn.ts';
import { foundList } from '../lists/index.ts';

/** `/find WORDS`: full-text search over everything the person wrote. */
export const find = feature<string>({
  name: 'find',
  read: (turn) => {
    const command = slashCommand(messageTurn(turn)?.incoming.text ?? '');
    return command?.name === 'find' ? command.args : null;
  },
  act: (turn, words) => {
    if (words === '')
      return { outcome: 'no-words', reply: { text: 'What shall I look for? For example: /find ferry' } };
    const wanted = words.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [words];
    const hits = turn.store.search.find({ userId: turn.person.id, words: wanted, limit: 200 });
    const subjects = hits.map((hit) => ({ type: hit.type, id: hit.id }));
    const reply = foundList(turn, subjects, {
      title: `${hits.length} found`,
      nothing: 'Nothing found. Fewer or shorter words may help.',
    });
    return { outcome: hits.length > 0 ? 'found' : 'nothing-found', reply };
  },
});
