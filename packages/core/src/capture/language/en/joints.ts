import type { Joints } from '../language.ts';

const set = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/u));

export const joints: Joints = {
  and: set('and & + plus n'),
  then: set('then afterwards after'),
  dangling: set('by at on due before until till til @ from around about'),
  deadline: set('by due before til till'),
  motion: set('go come run pop nip head drive walk march swing try stop sit wait hurry rush fly'),
  contact: set('call ring phone email text visit meet see check look find get take write message drop'),
  asking: set('ask tell see check confirm say find let find-out enquire inquire'),
  reaching: set(
    'talk speak reply respond listen look apply sign check search pay ask wait write get pick drop put turn follow catch care prepare study work sort clear clean tidy set take',
  ),
  delegating: set('ask tell invite have let make want help teach get'),
  back: set(`it them him her that this these those there back both all one ones`),
  forProject: set('for'),
  some: set('some a an the'),
};
