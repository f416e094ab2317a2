import type { Human } from '../habit.ts';
import { outdoors } from '../vocabularies/outdoors.ts';
import { ines } from './ines.ts';
import { talkative } from './manners.ts';

export const otto: Human = {
  name: 'Otto',
  who: 'wants no advice: dismisses everything',
  zone: 'Europe/Vienna',
  languageCode: 'en',
  vocabulary: outdoors,
  manner: { ...talkative, insights: 'dismisses all' },
  habits: ines.habits.slice(0, 3),
};
