import { describe, expect, it } from 'vitest';
import { emptyRuleSet } from '@noctem/core/rules';
import { decideCapture, defaultConventions } from '@noctem/core/capture';

/** Wednesday 2026-11-18, 11:00 in Vienna. */
function decide(text: string) {
  const base = {
    sentAt: 1_794_996_000_000,
    zone: 'Europe/Vienna',
    locale: 'de-AT',
    conventions: defaultConventions,
    projects: [],
  };
  return decideCapture({ ...base, rules: emptyRuleSet, text });
}

const kinds: Readonly<Record<string, readonly string[]>> = {
  task: [
    'Keller entrümpeln',
    'Hefe, Topfen, Marillenmarmelade',
    'ich muss noch den Installateur anrufen',
    'nicht vergessen: Schlüssel abholen',
  ],
  note: [
    'Idee: ein Hörspiel über den Dachboden',
    'heute war ein langer Tag',
    'Vroni wohnt jetzt in Graz',
    'Radkeller Code: 5518',
  ],
  question: ['wann fährt der letzte Bus?', 'wo ist der Impfpass', 'was steht am Samstag an?'],
  command: ['lösch den letzten Eintrag', 'Licht aus', 'mach das rückgängig', 'danke!'],
};

describe('a message of a person who writes German', () => {
  for (const [kind, texts] of Object.entries(kinds))
    for (const text of texts)
      it(`reads “${text}” as a ${kind}`, () => {
        expect(decide(text).kind).toBe(kind);
      });

  it('is read with day, time, importance and marks', () => {
    expect(decide('dringend: Reifen wechseln morgen um 14 Uhr #auto')).toMatchObject({
      title: 'Reifen wechseln',
      date: '2026-11-19',
      time: '14:00',
      importance: 'high',
      tags: ['auto'],
    });
  });

  it('is read with its recurrence', () => {
    expect(decide('jeden Montag Biotonne rausstellen')).toMatchObject({
      title: 'Biotonne rausstellen',
      rrule: 'FREQ=WEEKLY;BYDAY=MO',
    });
  });
});
