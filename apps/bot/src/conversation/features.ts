import { amend } from '../features/amend/index.ts';
import { answerButton, answerInWords } from '../features/answer/index.ts';
import { otherContent, wordlessFile, wordsForFile } from '../features/attachments/index.ts';
import { capture } from '../features/capture/index.ts';
import { edit } from '../features/edit/index.ts';
import { find } from '../features/find/index.ts';
import { namedList, showList, turnPage } from '../features/lists/index.ts';
import { people } from '../features/people/index.ts';
import { deleteMe, exportAll } from '../features/privacy/index.ts';
import { chooseSetting, settings } from '../features/settings/index.ts';
import { tick, tickButton } from '../features/tick/index.ts';
import { undo } from '../features/undo/index.ts';
import { nothingOpen, unhandled, unknownCommand } from '../features/unhandled/index.ts';
import { help, start, zone } from '../features/welcome/index.ts';
import type { Feature } from './turn.ts';

/** Everything the butler can do, in the order in which it is asked whether a turn is meant for it. */
export const features: readonly Feature[] = [
  start,
  help,
  showList,
  find,
  exportAll,
  deleteMe,
  people,
  settings,
  undo,
  turnPage,
  tickButton,
  answerButton,
  chooseSetting,
  edit,
  wordlessFile,
  otherContent,
  wordsForFile,
  zone,
  tick,
  amend,
  answerInWords,
  namedList,
  nothingOpen,
  unknownCommand,
  capture,
  unhandled,
];
