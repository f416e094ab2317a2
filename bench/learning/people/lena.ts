import type { Human } from '../habit.ts';
import { german } from '../vocabularies/german.ts';
import { talkative } from './manners.ts';

export const lena: Human = {
  name: 'Lena',
  who: 'writes German',
  zone: 'Europe/Berlin',
  languageCode: 'de',
  vocabulary: german,
  manner: { ...talkative, routes: { summon: 4, amend: 3, reply: 1, edit: 1, button: 2 } },
  habits: [
    {
      name: 'der Zahnarzt ist wichtig',
      family: 'importance',
      wish: { importance: 'high' },
      perWeek: 3.5,
      says: {
        sentences: [
          'Zahnarzt anrufen{when}',
          'Termin beim Zahnarzt{when}',
          'Zahnarzt wegen {was} fragen{when}',
          'den Zahnarzt bezahlen{when}',
          'mit {kind} zum Zahnarzt{when}',
        ],
        words: {
          ...german.words,
          was: ['der Krone', 'der Spange', 'der Rechnung', 'dem Röntgenbild'],
          kind: ['Emil', 'Frida', 'Oma'],
        },
      },
    },
    {
      name: 'der Verein hat seine Liste',
      family: 'project',
      wish: { project: 'Ruderclub' },
      perWeek: 3.5,
      says: {
        sentences: ['{was} für das Bootshaus {tun}{when}', 'im Bootshaus {arbeit}', 'Bootshaus: {was} {tun}'],
        words: {
          ...german.words,
          was: ['Farbe', 'Getränke', 'neue Riemen', 'Schlüssel', 'Lampen', 'Bretter'],
          tun: ['besorgen', 'bestellen', 'abholen', 'zählen'],
          arbeit: ['Wände streichen', 'Boden wischen', 'Licht prüfen', 'Tor ölen'],
        },
      },
    },
    {
      name: 'Rezepte sind Notizen',
      family: 'kind',
      wish: { kind: 'note' },
      perWeek: 3.5,
      says: {
        sentences: ['Rezept {gericht}', 'Rezept {gericht} von {wem}', 'Rezept: {gericht}'],
        words: {
          gericht: [
            'Linsensuppe',
            'Apfelkuchen',
            'Spätzle',
            'Kürbisbrot',
            'Rote Grütze',
            'Flammkuchen',
            'Zwiebelkuchen',
            'Kartoffelsalat',
          ],
          wem: ['Oma', 'Lisa', 'Jonas', 'Frau Keller'],
        },
      },
    },
  ],
};
