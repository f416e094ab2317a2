import { compileLanguage } from '../language.ts';
import { phrases } from './phrases.ts';
import { words } from './words.ts';

export const english = compileLanguage({ words, phrases });
