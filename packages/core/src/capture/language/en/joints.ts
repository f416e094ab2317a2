import type { Joints } from '../language.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

/** Phrases of several words. */
const list = (phrases: string): ReadonlySet<string> => new Set(phrases.split('|'));

export const joints: Joints = {
  and: set('and & + plus n'),
  then: set('then afterwards after also'),
  dangling: set('by at on due before until till til @ from around about'),
  hedges: list(
    'like|um|uh|uhh|erm|uhm|maybe|probably|perhaps|ideally|i think|i guess|i reckon|at like|by like|um like|uh like|or like',
  ),
  hedgesBehind: list(
    'i think|i guess|i reckon|or so|or something|or thereabouts|latest|at the latest|at latest|sharp|itself|on the dot|please|pls|probably',
  ),
  courtesies: set('please pls plz thx ! .'),
  abbreviations: set(
    'dr mr mrs ms mx prof st sr jr vs etc e.g i.e eg ie approx no nos ext tel apt ave rd dept inc ltd co corp jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun min mins hr hrs pt ch vol p pp fig',
  ),
  infinitive: set('to'),
  deadline: set('by due before til till'),
  motion: set('go come run pop nip head drive walk march swing try stop sit wait hurry rush fly'),
  contact: set('call ring phone email text visit meet see check look find get take write message drop'),
  asking: set('ask tell see check confirm say find let find-out enquire inquire'),
  reaching: set(
    'talk speak reply respond listen look apply sign check search pay ask wait write get pick drop put turn follow catch care prepare study work sort clear clean tidy set take',
  ),
  delegating: set('ask tell invite have let make want help teach get'),
  back: set(`it them him her that this these those there back both all one ones`),
  wayward: set('way drive walk journey trip'),
  forProject: set('for'),
  some: set('some a an the'),
};
