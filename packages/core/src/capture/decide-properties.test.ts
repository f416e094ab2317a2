import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type LocalDate } from '@noctem/core/kernel';
import { emptyRuleSet } from '@noctem/core/rules';
import { decideCapture, defaultConventions, type CaptureDecision, type TaskDraft } from './index.ts';

/** Thursday, 19 November 2026, 10:00 in Lisbon. */
const sentAt = 1_795_082_400_000;
const today = '2026-11-19' as LocalDate;

function decide(text: string, locale = 'en-GB'): CaptureDecision {
  return decideCapture({
    text,
    sentAt,
    zone: 'Europe/Lisbon',
    locale,
    conventions: defaultConventions,
    projects: ['loft', 'roof'],
    rules: emptyRuleSet,
  });
}

const titles = fc.constantFrom(
  'ring the glazier',
  'post the keys to Ottoline',
  'repot the lemon tree',
  'book a table for six',
  'fetch Mr Abiodun',
  'return the sander',
  'pay invoice 2207',
  'ask June about the ladder',
);

const dates = fc.integer({ min: 1, max: 700 }).map((ahead) => addDays(today, ahead));

// Between one and two no clock shows the time in Lisbon on the last Sunday of March: it is read as an hour later then.
const hours = fc.integer({ min: 0, max: 23 }).filter((hour) => hour !== 1);

const times = fc
  .tuple(hours, fc.integer({ min: 0, max: 59 }))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`);

const rules = fc.constantFrom(
  'FREQ=DAILY',
  'FREQ=DAILY;INTERVAL=3',
  'FREQ=WEEKLY;BYDAY=MO',
  'FREQ=WEEKLY;BYDAY=TU,TH',
  'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
  'FREQ=WEEKLY;INTERVAL=2;BYDAY=SA',
  'FREQ=WEEKLY;INTERVAL=6',
  'FREQ=MONTHLY',
  'FREQ=MONTHLY;BYMONTHDAY=14',
  'FREQ=MONTHLY;BYMONTHDAY=-1',
  'FREQ=MONTHLY;BYDAY=1MO',
  'FREQ=MONTHLY;BYDAY=-1FR',
  'FREQ=MONTHLY;INTERVAL=4',
  'FREQ=YEARLY;BYMONTHDAY=3;BYMONTH=7',
  'FREQ=YEARLY',
);

type Moment = Pick<TaskDraft, 'date' | 'time' | 'rrule'>;

const moments: fc.Arbitrary<Moment> = fc.oneof(
  fc.constant({ date: null, time: null, rrule: null }),
  fc.record({ date: dates, time: fc.option(times), rrule: fc.constant(null) }) as fc.Arbitrary<Moment>,
  fc.record({ date: fc.constant(null), time: fc.option(times), rrule: rules }) as fc.Arbitrary<Moment>,
);

const marks = fc.record({
  importance: fc.constantFrom(null, 'high', 'medium', 'low'),
  project: fc.constantFrom(null, 'loft', 'roof', 'boat'),
  tags: fc.uniqueArray(fc.constantFrom('home', 'errand', 'big_move'), { maxLength: 2 }),
});

const drafts = fc
  .tuple(titles, moments, marks)
  .map(([title, moment, marked]): TaskDraft => ({ title, ...moment, ...marked }));

describe('a task written out in words', () => {
  it('is read with every field as it was', () => {
    fc.assert(
      fc.property(drafts, (draft) => {
        const read = decide(inWords(draft));
        expect(fieldsOf(read)).toEqual({ ...draft, date: draft.rrule === null ? draft.date : read.date });
        expect(read.kind).toBe('task');
        expect(read.date === null).toBe(draft.date === null && draft.rrule === null);
      }),
      { numRuns: 600 },
    );
  });

  it('in German is read with the same day, time and marks', () => {
    fc.assert(
      fc.property(dates, times, marks, (date, time, marked) => {
        const [year = '', month = '', day = ''] = date.split('-');
        const written = `Olga anrufen am ${day}.${month}.${year} um ${time} Uhr${marksInWords(marked)}`;
        expect(fieldsOf(decide(written, 'de-DE'))).toEqual({
          title: 'Olga anrufen',
          date,
          time,
          rrule: null,
          ...marked,
        });
      }),
      { numRuns: 150 },
    );
  });
});

const openings = ['', 'remind me to ', "don't forget to ", 'uhm so i need to ', 'please '];
const whens = [
  '',
  'tomorrow',
  'next fri',
  'on sat half 4',
  'in a fortnight',
  'eow',
  'this evening',
  'the 30th at 7.45pm',
  'every other tues 9am',
  'weekdays at 8:10',
  'first monday of each month',
  'by noon',
  'before 24 dec',
];
const spoken = fc
  .tuple(
    fc.constantFrom(...openings),
    titles,
    fc.constantFrom(...whens),
    fc.constantFrom('', ' !2', ' #errand', ' +boat', ' asap'),
  )
  .map(([opening, title, when, mark]) => `${opening}${title} ${when}${mark}`);

describe('a message from a chat', () => {
  it('stays the same decision when its fields are written out and read again', () => {
    fc.assert(
      fc.property(spoken, (text) => {
        const first = decide(text);
        const again = decide(inWords(first));
        expect({ text, ...fieldsOf(again) }).toEqual({ text, ...fieldsOf(first) });
      }),
      { numRuns: 400 },
    );
  });

  it('gives for every day, time and recurrence a place in its words as the reason', () => {
    fc.assert(
      fc.property(spoken, (text) => {
        const decision = decide(text);
        const places = decision.reasons.filter((reason) => ['date', 'time', 'rrule'].includes(reason.for));
        if (decision.date === null && decision.time === null && decision.rrule === null) return;
        expect(places.length).toBeGreaterThan(0);
        for (const { span } of places) {
          expect(span).not.toBeNull();
          expect(text.slice(span?.start, span?.end).trim()).not.toBe('');
          expect(decision.title).not.toContain(text.slice(span?.start, span?.end));
        }
      }),
      { numRuns: 400 },
    );
  });
});

function fieldsOf({ title, date, time, rrule, importance, project, tags }: TaskDraft): TaskDraft {
  return { title, date, time, rrule, importance, project, tags };
}

/** A draft as a person would type it who wants to be sure. */
function inWords(draft: TaskDraft): string {
  const day = draft.rrule === null ? (draft.date === null ? '' : ` on ${draft.date}`) : ` ${ruleInWords(draft.rrule)}`;
  const time = draft.time === null ? '' : ` at ${draft.time}`;
  return `${draft.title}${day}${time}${marksInWords(draft)}`;
}

const levels = { high: '!1', medium: '!2', low: '!3' } as const;

function marksInWords({ importance, project, tags }: Pick<TaskDraft, 'importance' | 'project' | 'tags'>): string {
  const level = importance === null ? '' : ` ${levels[importance]}`;
  return `${level}${project === null ? '' : ` +${project}`}${tags.map((tag) => ` #${tag}`).join('')}`;
}

const units = { DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year' };
const names: Readonly<Record<string, string>> = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
};
const places: Readonly<Record<string, string>> = { '1': 'first', '2': 'second', '3': 'third', '-1': 'last' };

function ruleInWords(rule: string): string {
  const parts = new Map(
    rule.split(';').map((part): [string, string] => [part.split('=')[0] ?? '', part.slice(part.indexOf('=') + 1)]),
  );
  const unit = units[(parts.get('FREQ') ?? 'DAILY') as keyof typeof units];
  const count = parts.get('INTERVAL');
  const every = count === undefined ? `every ${unit}` : `every ${count} ${unit}s`;
  const day = parts.get('BYMONTHDAY');
  const month = parts.get('BYMONTH');
  if (day !== undefined && month !== undefined) return `every year on ${monthNames[Number(month) - 1] ?? ''} ${day}`;
  if (day !== undefined) return day === '-1' ? `on the last day of every month` : `${every} on the ${day}th`;
  const days = parts.get('BYDAY')?.split(',') ?? [];
  const nth = /^(-?\d)([A-Z]{2})$/u.exec(days[0] ?? '');
  if (nth !== null) return `on the ${places[nth[1] ?? ''] ?? ''} ${names[nth[2] ?? ''] ?? ''} of ${every}`;
  return days.length === 0 ? every : `${every} on ${days.map((code) => names[code] ?? '').join(' and ')}`;
}

const monthNames = 'january february march april may june july august september october november december'.split(' ');
