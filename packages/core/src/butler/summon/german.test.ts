import { defaultConventions } from '@noctem/core/capture';
import { instantOf } from '@noctem/core/kernel';
import { describe, expect, it } from 'vitest';
import { readSummons } from './read-summons.ts';

/** Monday, 23 November 2026, 09:00 in Berlin. */
const context = {
  sentAt: instantOf({ date: '2026-11-23', time: '09:00' }, 'Europe/Berlin'),
  zone: 'Europe/Berlin',
  locale: 'de-DE',
  conventions: defaultConventions,
  projects: ['Garten'],
};
const note = { type: 'change', kind: 'note', patch: {} };
const project = { type: 'change', kind: 'project', patch: {} };
const patched = (patch: object) => ({ type: 'change', kind: null, patch });

describe('a summons in German', () => {
  it.each([
    ['das ist eine Notiz', note],
    ['keine Aufgabe, eine Notiz', note],
    ['Notiz', note],
    ['das war nur eine Notiz', note],
    ['mach daraus eine Notiz', note],
    ['nicht eine Aufgabe, sondern ein Projekt', project],
    ['sehr wichtig', patched({ importance: 'high' })],
    ['hohe Priorität', patched({ importance: 'high' })],
    ['weniger wichtig', patched({ importance: 'less' })],
    ['unwichtig', patched({ importance: 'low' })],
    ['gehört zum Garten', patched({ project: 'Garten' })],
    ['pack das in den Garten', patched({ project: 'Garten' })],
    ['nein, Samstag um 10:00', patched({ date: '2026-11-28', time: '10:00' })],
    ['verschieb das auf heute um 18:30', patched({ date: '2026-11-23', time: '18:30' })],
    ['letzte: heute 18:30', patched({ date: '2026-11-23', time: '18:30' })],
    ['Samstag, nicht Freitag', patched({ date: '2026-11-28' })],
    ['kein Datum', patched({ date: null, time: null, rrule: null })],
    ['2 Tage später', patched({ shift: { amount: 2, unit: 'days' } })],
    ['nenn es "Hecke stutzen"', patched({ title: 'Hecke stutzen' })],
    ['lösch das', { type: 'forget' }],
    ['rückgängig', { type: 'undo' }],
    ['teil es auf', { type: 'split', parts: [] }],
    ['warum', { type: 'query', query: 'why' }],
  ])('reads “%s”', (words, act) => {
    expect(readSummons(words, context).act).toEqual(act);
  });

  it.each(['das ist mir echt zu teuer', 'der Garten ist schön', 'mach das Licht an', 'ich habe das Projekt vergessen'])(
    'changes nothing for “%s”, which it cannot read in full',
    (words) => {
      expect(readSummons(words, context).act.type).toBe('unknown');
    },
  );

  it('is read in English, too', () => {
    expect(readSummons("that's a note", context).act).toEqual(note);
  });

  it('is left alone where the person writes English', () => {
    expect(readSummons('das ist eine Notiz', { ...context, locale: 'en-GB' }).act.type).toBe('unknown');
  });
});
