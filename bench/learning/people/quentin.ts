import type { Human } from '../habit.ts';
import { household } from '../vocabularies/household.ts';
import { easygoing } from './manners.ts';

export const quentin: Human = {
  name: 'Quentin',
  who: 'has no habits; changes his mind now and then, with no system',
  zone: 'Europe/London',
  languageCode: 'en',
  vocabulary: household,
  manner: { ...easygoing, whims: 0.05 },
  habits: [],
};
