import type { LanguageData } from '../language.ts';
import { phrases } from './phrases.ts';
import { words } from './words.ts';

const set = (list: string): ReadonlySet<string> => new Set(list.split(' '));

export const german: LanguageData = {
  words,
  phrases,
  importance: [
    { words: ['nicht', 'dringend'], level: 'low' },
    { words: ['nicht', 'so', 'dringend'], level: 'low' },
    { words: ['nicht', 'wichtig'], level: 'low' },
    { words: ['nicht', 'eilig'], level: 'low' },
    { words: ['keine', 'eile'], level: 'low' },
    { words: ['niedrige', 'priorität'], level: 'low' },
    { words: ['mittlere', 'priorität'], level: 'medium' },
    { words: ['hohe', 'priorität'], level: 'high' },
    { words: ['höchste', 'priorität'], level: 'high' },
    { words: ['sehr', 'wichtig'], level: 'high' },
    { words: ['sehr', 'dringend'], level: 'high' },
    { words: ['wichtig'], level: 'high' },
    { words: ['dringend'], level: 'high' },
    { words: ['eilt'], level: 'high' },
    { words: ['asap'], level: 'high', anywhere: true },
    { words: ['so', 'schnell', 'wie', 'möglich'], level: 'high', anywhere: true },
  ],
  joints: {
    and: set('und & + sowie'),
    then: set('dann danach anschließend'),
    dangling: set('bis am um ab vor im fällig gegen @'),
    hedges: set('so circa ca vielleicht ungefähr etwa wohl ähm'),
    hedgesBehind: set('spätestens ungefähr herum bitte'),
    courtesies: set('bitte ! .'),
    infinitive: new Set<string>(),
    abbreviations: set('dr prof fr hr str nr ca bzw usw tel max min inkl zzgl abt evtl ggf'),
    deadline: set('bis fällig spätestens'),
    motion: set('geh gehe fahr fahre lauf komm'),
    contact: set('ruf rufe schreib'),
    asking: set('frag frage sag'),
    reaching: set('fahr geh sprich such'),
    delegating: set('bitte lass sag frag'),
    back: set('es ihn sie ihm ihr das dies zurück'),
    wayward: set('weg'),
    forProject: set('für'),
    some: set('der die das den ein eine einen'),
  },
  endings: { past: null, qualities: new Set<string>(), gerund: null, third: null },
};
