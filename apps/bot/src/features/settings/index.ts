import { slashCommand } from '../../conversation/command.ts';
import { button, type Outcome } from '../../conversation/reply.ts';
import { feature, messageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import { changeSettings, type SettingsPatch } from './change-settings.ts';
import { type Choice, choices, type ChoiceName, isChoice } from './choices.ts';
import { isPage, overview, pageOf, settingsPage } from './pages.ts';
import { readSetting } from './read-setting.ts';
import { stateOf } from './state.ts';

/** `/settings`: all that can be set, by buttons; `/settings updates 8:30` in words. */
export const settings = feature<string>({
  name: 'settings',
  read: (turn) => {
    const command = slashCommand(messageTurn(turn)?.incoming.text ?? '');
    return command?.name === 'settings' ? command.args : null;
  },
  act: (turn, words) => (words === '' ? { outcome: 'shown', reply: overview(stateOf(turn)) } : setInWords(turn, words)),
});

/** The buttons that open a page: `setp:updates`. */
export const openSettings = feature<string>({
  name: 'open-settings',
  read: (turn) => {
    const [, page = ''] = tapWords(turn, 'setp') ?? [];
    return page === 'all' || isPage(page) ? page : null;
  },
  act: (turn, page) => ({
    outcome: 'opened',
    replacement: isPage(page) ? settingsPage(page, stateOf(turn), null) : overview(stateOf(turn)),
  }),
});

const unchanged = { outcome: 'unchanged', toast: 'It is so already.' };

interface Chosen {
  readonly name: ChoiceName;
  readonly value: string;
}

/** The buttons of a page: `set:weekEnd:7`. */
export const chooseSetting = feature<Chosen>({
  name: 'choose-setting',
  read: (turn) => {
    const [, name = '', value = ''] = tapWords(turn, 'set') ?? [];
    return isChoice(name) && Object.hasOwn(choices[name].values, value) ? { name, value } : null;
  },
  act: (turn, { name, value }) => {
    const choice: Choice = choices[name];
    const state = stateOf(turn);
    if (choice.toggles !== true && choice.chosen(state).includes(value)) return unchanged;
    const patch = choice.write(state, value);
    if (typeof patch === 'string') return { outcome: 'refused', toast: patch };
    const changeId = changeSettings(turn, patch, labelOf(name));
    if (changeId === null) return unchanged;
    return { outcome: 'set', toast: 'Noted.', replacement: settingsPage(pageOf(name), stateOf(turn), changeId) };
  },
});

function setInWords(turn: Turn, words: string): Outcome {
  const read = readSetting(stateOf(turn), words);
  if (!read) return { outcome: 'not-understood', reply: { ...overview(stateOf(turn)), text: usage } };
  const changeId = changeSettings(turn, read.patch, labelOf(read.name));
  if (changeId === null) return { outcome: 'unchanged', reply: { text: 'It is so already.' } };
  return { outcome: 'set', reply: settingsPage(pageOf(read.name), stateOf(turn), changeId) };
}

const usage =
  'I don’t know that setting; nothing was changed. Say “/settings updates 8:30”, “/settings questions 8:30”, “/settings report 19:00”, “/settings quiet 23:00-6:30”, “/settings reminders 15” or “/settings idle 10”, or tap.';

function labelOf(name: ChoiceName): string {
  return `the setting “${choices[name].question} …”`;
}

/** Sets the zone, with its entry in the journal; says so, with Undo at hand. */
export function setZoneTo(turn: Turn, zone: string, sentence: string): Outcome {
  const patch: SettingsPatch = { zone };
  const changeId = changeSettings(turn, patch, `the time zone ${zone}`);
  const undo = changeId === null ? {} : { keyboard: [[button('Undo', 'undo', changeId)]] };
  return { outcome: 'zone-set', reply: { text: sentence, ...undo } };
}
