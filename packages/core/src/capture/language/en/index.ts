import type { LanguageData } from '../language.ts';
import { commandPhrases } from './command-phrases.ts';
import { doubtPhrases } from './doubt-phrases.ts';
import { importancePhrases } from './importance-words.ts';
import { joints } from './joints.ts';
import { notePhrases } from './note-phrases.ts';
import { questionPhrases } from './question-phrases.ts';
import { talkPhrases } from './talk-phrases.ts';
import { taskPhrases } from './task-phrases.ts';
import { qualities, words } from './words.ts';

export const english: LanguageData = {
  words,
  phrases: [...taskPhrases, ...notePhrases, ...questionPhrases, ...commandPhrases, ...talkPhrases, ...doubtPhrases],
  importance: importancePhrases,
  joints,
  endings: { past: 'ed', qualities, gerund: 'ing', third: 's' },
};
