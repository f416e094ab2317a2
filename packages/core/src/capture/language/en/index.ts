import { compileLanguage } from '../language.ts';
import { commandPhrases } from './command-phrases.ts';
import { notePhrases } from './note-phrases.ts';
import { questionPhrases } from './question-phrases.ts';
import { talkPhrases } from './talk-phrases.ts';
import { taskPhrases } from './task-phrases.ts';
import { words } from './words.ts';

export const english = compileLanguage({
  words,
  phrases: [...taskPhrases, ...notePhrases, ...questionPhrases, ...commandPhrases, ...talkPhrases],
});
