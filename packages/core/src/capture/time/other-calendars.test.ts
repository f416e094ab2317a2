import { describe, expect, test } from 'vitest';
import { formatDay } from './calendar.ts';
import { hebrewHoliday, islamicHoliday } from './other-calendars.ts';

describe('the Hebrew calendar', () => {
  test.each([
    ['new-year', 0, 2024, '2024-10-02'],
    ['new-year', 9, 2025, '2025-10-01'],
    ['next-new-year', -163, 2024, '2024-04-22'],
    ['next-new-year', -113, 2023, '2023-05-25'],
    ['kislev-25', 0, 2024, '2024-12-25'],
    ['kislev-25', 0, 2021, '2021-11-28'],
  ] as const)('%s and %i days of %i begins on the evening of %s', (anchor, plus, year, expected) => {
    expect(formatDay(hebrewHoliday(anchor, plus, year))).toBe(expected);
  });
});

describe('the Islamic calendar', () => {
  test.each([
    [9, 1, 2024, '2024-03-11'],
    [10, 1, 2023, '2023-04-21'],
    [12, 10, 2025, '2025-06-06'],
  ] as const)('month %i day %i of %i is within a day of %s', (month, day, year, expected) => {
    const found = islamicHoliday(month, day, year);
    const near = [found - 1, found, found + 1].map((each) => formatDay(each));
    expect(near).toContain(expected);
  });
});
