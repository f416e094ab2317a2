import type { Human } from '../habit.ts';
import { ayumi } from './ayumi.ts';
import { dev } from './dev.ts';
import { freya } from './freya.ts';
import { halloran } from './halloran.ts';
import { ines } from './ines.ts';
import { kofi } from './kofi.ts';
import { lena } from './lena.ts';
import { marit } from './marit.ts';
import { noor } from './noor.ts';
import { otto } from './otto.ts';
import { paulo } from './paulo.ts';
import { quentin } from './quentin.ts';
import { sana } from './sana.ts';
import { tomasz } from './tomasz.ts';

/** Everybody who chats in the benchmark. */
export const people: readonly Human[] = [
  ines,
  tomasz,
  freya,
  kofi,
  marit,
  dev,
  ayumi,
  halloran,
  lena,
  paulo,
  sana,
  noor,
  quentin,
  otto,
];
