import { Temporal } from 'temporal-polyfill';
import { describe, expect, it, test } from 'vitest';
import { defaultConventions, type Conventions } from '../conventions.ts';
import { readTimes } from './index.ts';
import type { TimeReading } from './reading.ts';

interface Person {
  readonly at?: string;
  readonly zone?: string;
  readonly locale?: string;
  readonly conventions?: Partial<Conventions>;
}

/** Wednesday 2026-09-16, 10:00, in Lisbon, unless said otherwise. */
function read(text: string, person: Person = {}): TimeReading {
  const zone = person.zone ?? 'Europe/Lisbon';
  const sentAt = Temporal.PlainDateTime.from(person.at ?? '2026-09-16T10:00').toZonedDateTime(zone).epochMilliseconds;
  return readTimes(text, {
    sentAt,
    zone,
    locale: person.locale ?? 'en-US',
    conventions: { ...defaultConventions, ...person.conventions },
  });
}

function when(text: string, person: Person = {}): string {
  const { date, time } = read(text, person);
  return `${date ?? '-'} ${time ?? '-'}`;
}

describe('a day', () => {
  test.each([
    ['read chapter four tonight', '2026-09-16 20:00'],
    ['clean room 5 tomorrow', '2026-09-17 -'],
    ['class room 5 at 6 tomorrow', '2026-09-17 18:00'],
  ])('beside a number that is a name: %s', (text, expected) => {
    expect(when(text)).toBe(expected);
  });

  test.each([
    ['2026-09-16T10:00', '2026-09-19'],
    ['2026-09-19T10:00', '2026-09-19'],
    ['2026-09-20T10:00', '2026-09-20'],
  ])('of this weekend, said at %s, is never over', (at, date) => {
    expect(read('sort the shed this weekend', { at }).date).toBe(date);
  });

  test.each([
    ['water the fig today', '2026-09-16 -'],
    ['tommorow: bins', '2026-09-17 -'],
    ['day after tomorrow pay Ama', '2026-09-18 -'],
    ['yoga thurs', '2026-09-17 -'],
    ['lunch with Ito on wed', '2026-09-23 -'],
    ['this saturday clear the shed', '2026-09-19 -'],
    ['friday week choir', '2026-09-25 -'],
    ['wednesday of next week', '2026-09-23 -'],
    ['a week from saturday', '2026-09-26 -'],
    ['send it by the 3rd', '2026-10-03 -'],
    ['pay the plumber on the 30th', '2026-09-30 -'],
    ['tue 13th haircut', '2026-10-13 -'],
    ['november 5 fireworks', '2026-11-05 -'],
    ['the twenty first of june', '2027-06-21 -'],
    ['7th aug 2028', '2028-08-07 -'],
    ['2027-01-09 renew', '2027-01-09 -'],
    ['visa runs out 4 mar', '2027-03-04 -'],
    ['in a fortnight', '2026-09-30 -'],
    ['in 3 wks', '2026-10-07 -'],
    ['ten days ago', '2026-09-06 -'],
    ['two days before christmas', '2026-12-23 -'],
    ['the monday after easter', '2027-03-29 -'],
    ['first monday of october', '2026-10-05 -'],
    ['last friday in november', '2026-11-27 -'],
    ['week of october 6th', '2026-10-05 -'],
    ['next month', '2026-10-01 -'],
    ['end of october', '2026-10-31 -'],
    ['hand in the draft eow', '2026-09-18 -'],
    ['close the books eom', '2026-09-30 -'],
    ['thanksgiving', '2026-11-26 -'],
  ])('"%s" is %s', (text, expected) => {
    expect(when(text)).toBe(expected);
  });

  it('is a week away when it is named by the weekday that today is', () => {
    expect(when('swim wednesday')).toBe('2026-09-23 -');
  });

  it('follows the convention for "next friday"', () => {
    expect(when('next friday')).toBe('2026-09-25 -');
    expect(when('next friday', { conventions: { nextWeekday: 'coming' } })).toBe('2026-09-18 -');
  });

  it('reads numeric dates in the order of the locale, or of the convention', () => {
    expect(when('dentist 12/1')).toBe('2026-12-01 -');
    expect(when('dentist 12/1', { locale: 'en-GB' })).toBe('2027-01-12 -');
    expect(when('dentist 12/1', { conventions: { numericDates: 'day-first' } })).toBe('2027-01-12 -');
    expect(when('dentist 12/1', { locale: 'en-GB', conventions: { numericDates: 'month-first' } })).toBe(
      '2026-12-01 -',
    );
    expect(when('dentist 25/12')).toBe('2026-12-25 -');
  });

  it('takes the end of the week from the conventions', () => {
    expect(when('report eow', { conventions: { weekEnd: 7 } })).toBe('2026-09-20 -');
  });

  it('waits for the next leap year', () => {
    expect(when('party on 2/29')).toBe('2028-02-29 -');
  });
});

describe('a clock time', () => {
  test.each([
    ['call the bank at 3', '2026-09-16 15:00'],
    ['standup at 9', '2026-09-17 09:00'],
    ['standup at 11', '2026-09-16 11:00'],
    ['half 3 at the gate', '2026-09-16 15:30'],
    ['quarter to 5', '2026-09-16 16:45'],
    ['twenty past twelve', '2026-09-16 12:20'],
    ['17h30 train', '2026-09-16 17:30'],
    ['7:30p drinks', '2026-09-16 19:30'],
    ['drinks at 8', '2026-09-16 20:00'],
    ['see Ugo 4ish', '2026-09-16 16:00'],
    ['by noon', '2026-09-16 12:00'],
    ['at 6.15am', '2026-09-17 06:15'],
    ['be home by 6', '2026-09-16 18:00'],
    ['9 in the evening', '2026-09-16 21:00'],
    ['in half an hour', '2026-09-16 10:30'],
    ['in 90 minutes', '2026-09-16 11:30'],
    ['an hour before 5pm', '2026-09-16 16:00'],
    ['ship it eod', '2026-09-16 17:00'],
    ['call at 2pm UTC', '2026-09-16 15:00'],
  ])('"%s" is %s', (text, expected) => {
    expect(when(text)).toBe(expected);
  });

  it('that is past today means tomorrow', () => {
    expect(when('tea at 9:59am')).toBe('2026-09-17 09:59');
    expect(when('tea at 10:01am')).toBe('2026-09-16 10:01');
  });

  it('joins its day across the words of the message', () => {
    expect(when('friday take the cat to the vet at 3pm')).toBe('2026-09-18 15:00');
    expect(when('3pm vet, cat, tomorrow')).toBe('2026-09-17 15:00');
    expect(when('boxing day hike with Ines 10.30')).toBe('2026-12-26 10:30');
  });

  it('moves out of a gap of the zone and takes the earlier of two in a fold', () => {
    const spring = { at: '2026-03-28T12:00', zone: 'Europe/Berlin' };
    expect(when('tomorrow at 2:30am', spring)).toBe('2026-03-29 03:30');
    const autumn = { at: '2026-10-24T12:00', zone: 'Europe/Berlin' };
    expect(when('tomorrow at 2:30am', autumn)).toBe('2026-10-25 02:30');
    expect(when('in 2 hours', { at: '2026-03-29T01:30', zone: 'Europe/Berlin' })).toBe('2026-03-29 04:30');
  });
});

describe('a range', () => {
  it('shares the half of the day of its end', () => {
    expect(read('workshop 12-1pm')).toMatchObject({ time: '12:00', endTime: '13:00' });
    expect(read('friday 3-4pm')).toMatchObject({ date: '2026-09-18', time: '15:00', endTime: '16:00' });
    expect(read('from 10 to 2pm')).toMatchObject({ time: '10:00', endTime: '14:00' });
  });

  it('holds its first and last day', () => {
    expect(read('away mon-wed')).toMatchObject({ date: '2026-09-21', endDate: '2026-09-23' });
    expect(read('from the 3rd to the 9th of may')).toMatchObject({ date: '2027-05-03', endDate: '2027-05-09' });
    expect(read('july 21 through 24')).toMatchObject({ date: '2027-07-21', endDate: '2027-07-24' });
    expect(read('next week')).toMatchObject({ date: '2026-09-21', endDate: '2026-09-27' });
  });

  it('tells a deadline from a start', () => {
    expect(read('before friday')).toMatchObject({ date: '2026-09-18', bound: 'before' });
    expect(read('within 3 days')).toMatchObject({ date: '2026-09-16', endDate: '2026-09-19', bound: 'within' });
    expect(read('after 2pm')).toMatchObject({ time: '14:00', bound: 'after' });
  });
});

describe('a recurrence', () => {
  test.each([
    ['every mon and thu 7am', 'FREQ=WEEKLY;BYDAY=MO,TH', '2026-09-17 07:00'],
    ['feed the fish every other friday', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', '2026-09-18 -'],
    ['every weekday except friday', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH', '2026-09-16 -'],
    ['every 3 months until june', 'FREQ=MONTHLY;INTERVAL=3;UNTIL=20270601', '2026-09-16 -'],
    ['on the last day of every month', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-09-30 -'],
    ['last day of the month rent', 'FREQ=MONTHLY;BYMONTHDAY=-1', '2026-09-30 -'],
    ['second tuesday of every month', 'FREQ=MONTHLY;BYDAY=2TU', '2026-10-13 -'],
    ['daily at 8 for 10 days', 'FREQ=DAILY;UNTIL=20260926', '2026-09-17 08:00'],
    ['pills 3 times', null, '- -'],
    ['pills daily 5x', 'FREQ=DAILY;COUNT=5', '2026-09-16 -'],
    ['fees 12th monthly', 'FREQ=MONTHLY;BYMONTHDAY=12', '2026-10-12 -'],
    ['yearly, 9 june', 'FREQ=YEARLY;BYMONTHDAY=9;BYMONTH=6', '2027-06-09 -'],
    ['swim tue + fri 6pm', 'FREQ=WEEKLY;BYDAY=TU,FR', '2026-09-18 18:00'],
    ['stretch every 2 hours', 'FREQ=HOURLY;INTERVAL=2', '2026-09-16 -'],
    ['biweekly call with Noor on thursdays', 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TH', '2026-09-17 -'],
    ['weekly report by friday', null, '2026-09-18 -'],
    ['every day starting monday', 'FREQ=DAILY', '2026-09-21 -'],
  ])('"%s" is %s', (text, rrule, first) => {
    expect(read(text).rrule).toBe(rrule);
    expect(when(text)).toBe(first);
  });
});

describe('no time is invented for', () => {
  test.each([
    'sat down with Tom',
    'march to the store',
    'may the force be with us',
    'ask April and June about the keys',
    'open 24/7',
    '1/2 cup of rice',
    'music of the 90s',
    'buy sun screen',
    'upgrade to 3.14.2',
    'costs €19.99',
    'ring 020 7946 0018',
    'chapter 7',
    'read chapter four',
    'paint room 5',
    '5 days of rest',
    'a second opinion',
    'the mon repos hotel',
    'parcel for 9 Elm Street',
    'meet at 12 Baker Street',
    'watch 28 Days Later',
    'flight LX318',
    'set volume to 4',
    'how many days in a year',
    'read "friday night lights"',
    'https://example.org/2026-12-01/friday',
    'see #friday +march',
    'my sunday best',
  ])('"%s"', (text) => {
    const reading = read(text);
    expect([reading.date, reading.time, reading.rrule, reading.expressions]).toEqual([null, null, null, []]);
  });
});

describe('the words', () => {
  it('of a time and their preposition are covered, and no others', () => {
    const spans = (text: string): string[] => read(text).expressions.map((expression) => expression.text);
    expect(spans('send the draft by friday at 5pm please')).toEqual(['by friday at 5pm']);
    expect(spans('friday take the cat to the vet at 3pm')).toEqual(['friday', 'at 3pm']);
    expect(spans('bring the plants in tonight')).toEqual(['tonight']);
    expect(spans('for october, due friday')).toEqual(['due friday']);
  });

  it('that only a habit settles are kept as unresolved', () => {
    const phrases = (text: string): string[] => read(text).unresolved.map(({ phrase }) => phrase);
    expect(phrases('call Bea SOON')).toEqual(['soon']);
    expect(phrases('at some  point fix the tap')).toEqual(['at some point']);
    expect(phrases('this weekend the attic')).toEqual(['this weekend']);
    expect(phrases('call after lunch')).toEqual(['after lunch']);
    expect(phrases('first thing tomorrow')).toEqual(['first thing']);
    expect(phrases('tomorrow at 5')).toEqual([]);
  });

  it('of an unknown language are read as English', () => {
    expect(when('tomorrow', { locale: 'fi-FI' })).toBe('2026-09-17 -');
  });

  it('in an unknown zone are an error of the caller', () => {
    expect(() =>
      readTimes('tomorrow', { sentAt: 0, zone: 'Mars/Olympus', locale: 'en', conventions: defaultConventions }),
    ).toThrow(RangeError);
  });
});

describe('in German', () => {
  test.each([
    ['morgen um 15 Uhr Arzt', '2026-09-17 15:00'],
    ['nächsten Freitag Müll', '2026-09-25 -'],
    ['am 3. März Steuer', '2027-03-03 -'],
    ['Auto zum TÜV am 5.10.', '2026-10-05 -'],
    ['in zwei Wochen Reifen', '2026-09-30 -'],
    ['halb vier Kita', '2026-09-16 15:30'],
    ['viertel nach zwölf', '2026-09-16 12:15'],
    ['übermorgen Oma', '2026-09-18 -'],
    ['14 Uhr 20 Zug', '2026-09-16 14:20'],
    ['Donnerstagabend Chor', '2026-09-17 18:00'],
    ['vor drei Tagen', '2026-09-13 -'],
    ['1. Stock putzen', '- -'],
    ['kaufe 3 Eier', '- -'],
  ])('"%s" is %s', (text, expected) => {
    expect(when(text, { locale: 'de-DE' })).toBe(expected);
  });

  test.each([
    ['jeden Montag und Donnerstag um 7', 'FREQ=WEEKLY;BYDAY=MO,TH'],
    ['alle zwei Wochen Blumen', 'FREQ=WEEKLY;INTERVAL=2'],
    ['montags Chor', 'FREQ=WEEKLY;BYDAY=MO'],
    ['täglich außer sonntags', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA'],
    ['jeden ersten Freitag im Monat', 'FREQ=MONTHLY;BYDAY=1FR'],
    ['werktags um 8', 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR'],
  ])('"%s" is %s', (text, rrule) => {
    expect(read(text, { locale: 'de' }).rrule).toBe(rrule);
  });
});
