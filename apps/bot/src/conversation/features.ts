import { type ModelPort, noModel } from '@noctem/core/butler';
import { amend } from '../features/amend/index.ts';
import { answerButton, answerByNumber, answerInWords } from '../features/answer/index.ts';
import { askAgain } from '../features/ask-again/index.ts';
import { otherContent, wordlessFile, wordsForFile } from '../features/attachments/index.ts';
import { capture } from '../features/capture/index.ts';
import { edit } from '../features/edit/index.ts';
import { find } from '../features/find/index.ts';
import { insights } from '../features/insights/index.ts';
import { namedList, showList, turnPage } from '../features/lists/index.ts';
import { people } from '../features/people/index.ts';
import { deleteMe, exportAll } from '../features/privacy/index.ts';
import { report } from '../features/report/index.ts';
import { chooseSetting, openSettings, settings } from '../features/settings/index.ts';
import { snooze } from '../features/snooze/index.ts';
import { spentButton } from '../features/spent-button/index.ts';
import { summonButton, summonInWords, summonWith, summonWordButton } from '../features/summon/index.ts';
import { status } from '../features/status/index.ts';
import { show } from '../features/show/index.ts';
import { suggest, suggestButton, suggestWords } from '../features/suggest/index.ts';
import { tick, tickButton } from '../features/tick/index.ts';
import { undo } from '../features/undo/index.ts';
import { nothingOpen, unhandled, unknownCommand } from '../features/unhandled/index.ts';
import { help, sharedLocation, start, zone } from '../features/welcome/index.ts';
import type { Feature } from './turn.ts';

/** Everything the butler can do where there is no model. */
export const features = featuresWith(noModel);

/**
 * Everything the butler can do, in the order in which it is asked whether a turn is meant for it. What rules cannot read
 * goes to `model`.
 */
export function featuresWith(model: ModelPort): readonly Feature[] {
  return [
    start,
    help,
    showList,
    find,
    exportAll,
    deleteMe,
    people,
    settings,
    status,
    report,
    suggest,
    summonWith(model),
    insights,
    undo,
    spentButton,
    turnPage,
    tickButton,
    askAgain,
    snooze,
    summonButton,
    summonWordButton,
    suggestButton,
    answerButton,
    openSettings,
    chooseSetting,
    edit,
    sharedLocation,
    wordlessFile,
    otherContent,
    wordsForFile,
    zone,
    tick,
    answerByNumber,
    show,
    suggestWords,
    amend,
    answerInWords,
    summonInWords,
    namedList,
    nothingOpen,
    unknownCommand,
    capture,
    unhandled,
  ];
}
