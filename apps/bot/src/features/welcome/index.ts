import type { ZoneId } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import { slashCommand } from '../../conversation/command.ts';
import { button, type Outcome, type Reply } from '../../conversation/reply.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { rich } from '../../wording/rich.ts';
import { nearestZone } from '../../zones/nearest-zone.ts';
import { setZoneTo } from '../settings/index.ts';
import { clockWords, zoneNamed, zoneSaid } from '../../zones/zone-names.ts';

/** `/start`: who this is, and whether its clock is the person's. */
export const start = feature<true>({
  name: 'start',
  read: (turn) => (slashCommand(messageTurn(turn)?.incoming.text ?? '')?.name === 'start' ? true : null),
  act: (turn) => ({ outcome: 'welcomed', reply: welcome(turn) }),
});

/** What the butler says first: also after pairing. */
export function welcome(turn: Turn): Reply {
  const { zone } = turn.person;
  const text = rich(
    'Good to see you. Write me any thought, and I file it: ',
    FormattedString.italic('call mum friday 5pm'),
    ', ',
    FormattedString.italic('the blue paint is RAL 5024'),
    '.',
    '\n\nMy clock says ',
    FormattedString.bold(clockWords(turn.now, zone)),
    ` (${zone}). Is that your time?`,
  );
  return { text, keyboard: [[button('Yes', 'zone', 'ok'), button('No', 'zone', 'other')]] };
}

type ZoneIntent = { readonly answer: 'ok' | 'other' } | { readonly zone: string | null; readonly words: string };

/** The zone: confirmed or put right after `/start`, and whenever the person says "I'm in Lisbon". */
export const zone = feature<ZoneIntent>({
  name: 'zone',
  read: (turn) => {
    const words = tapWords(turn, 'zone');
    if (words)
      return words[1] === 'set'
        ? { zone: zoneNamed(words.slice(2).join(':')), words: words[2] ?? '' }
        : { answer: words[1] === 'ok' ? 'ok' : 'other' };
    const message = messageTurn(turn);
    if (!message) return null;
    return zoneSaid(message.incoming.text);
  },
  act: (turn, intent) => ('answer' in intent ? answerClock(turn, intent.answer) : setZone(turn, intent)),
});

function answerClock(turn: Turn, answer: 'ok' | 'other'): Outcome {
  if (answer === 'ok') {
    turn.store.people.set(turn.person.id, 'zone', { value: turn.person.zone, now: turn.now });
    return { outcome: 'zone-confirmed', replacement: { text: 'Good. Write me something, or see /help.' } };
  }
  return {
    outcome: 'zone-asked',
    replacement: { text: 'Where are you? Say for example “I’m in Lisbon” or “zone America/New_York”.' },
  };
}

function setZone(turn: Turn, said: { zone: string | null; words: string }): Outcome {
  if (said.zone === null) {
    return {
      outcome: 'zone-unknown',
      reply: {
        text: `I know no time zone called “${said.words.slice(0, 60)}”. A larger city nearby, or a name such as Europe/Lisbon, will do.`,
      },
    };
  }
  return setZoneTo(turn, said.zone, `It is ${clockWords(turn.now, said.zone)} for you then (${said.zone}).`);
}

/** A shared location says where the person's clocks are. */
export const sharedLocation = feature<ZoneId>({
  name: 'shared-location',
  read: (turn) => {
    const place = messageTurn(turn)?.incoming.location;
    return place ? nearestZone(place) : null;
  },
  act: (turn, there) => {
    if (there === turn.person.zone)
      return {
        outcome: 'unchanged',
        reply: { text: `There it is ${clockWords(turn.now, there)}, as I thought (${there}).` },
      };
    return setZoneTo(turn, there, `There it is ${clockWords(turn.now, there)}; I go by ${there} from now on.`);
  },
});

/** `/help`. */
export const help = feature<true>({
  name: 'help',
  read: (turn) => {
    const text = messageTurn(turn)?.incoming.text.trim() ?? '';
    return slashCommand(text)?.name === 'help' || /^help[.!?]?$/i.test(text) ? true : null;
  },
  act: () => ({ outcome: 'helped', reply: { text: helpText() } }),
});

function helpText(): FormattedString {
  const said = (words: string, meaning: string) => rich('\n', FormattedString.code(words), ` — ${meaning}`);
  return rich(
    FormattedString.bold('Just write.'),
    ' I file each message as a task or a note, or ask back when I can’t tell.\n',
    said('pay rent every 1st !1', 'day, hour and repetition in your words; !1 !2 !3 for importance'),
    said('order seeds +garden #spring', 'a project and a tag'),
    said('done 2', 'the second of the last list; also “done buy milk”, “skip 2”, “delete 2”'),
    said('* friday 3pm', 'changes the last item; a reply to one of my messages changes that one'),
    said('what’s on tomorrow?', 'asks for your own things; “did I write about the ferry?” too'),
    said('/summon that’s a note', 'says in your words what I got wrong; “/summon why” asks me for my reasons'),
    '\n\nEditing your message makes me read it again. Every answer of mine can be undone.\n',
    '\n/today /week /tasks /notes /projects\n/find words — search everything\n/suggest — what I would begin with\n/undo — take back the last change\n/report — the last seven days, /status — how I am\n/insights — what I would do otherwise, if you say “apply”\n/settings — your dates, your zone, when I may speak\n/export — all I keep of you, /deleteme — erase it',
  );
}
