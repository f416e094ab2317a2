import { isZone } from '@noctem/core/kernel';
import { describe, expect, it } from 'vitest';
import { cities } from './cities.ts';
import { nearestZone } from './nearest-zone.ts';
import { zoneNamed, zoneSaid } from './zone-names.ts';

describe('the table of cities', () => {
  it('names zones that there are, at places that there are, each city once', () => {
    expect(cities.length).toBeGreaterThan(120);
    expect(cities.filter((city) => !isZone(city.zone))).toEqual([]);
    expect(
      cities.filter(({ latitude, longitude }) => !(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)),
    ).toEqual([]);
    expect(new Set(cities.map((city) => city.name)).size).toBe(cities.length);
  });
});

describe('the zone of a place', () => {
  it.each([
    ['Cascais', 38.69, -9.42, 'Europe/Lisbon'],
    ['Badajoz, over the border', 38.88, -6.97, 'Europe/Madrid'],
    ['Brooklyn', 40.65, -73.95, 'America/New_York'],
    ['Kobe', 34.69, 135.2, 'Asia/Tokyo'],
    ['Wellington', -41.29, 174.78, 'Pacific/Auckland'],
    ['across the date line', -16.8, -179.9, 'Pacific/Fiji'],
    ['the middle of the Atlantic', 0, -25, 'Etc/GMT+2'],
  ])('%s', (_name, latitude, longitude, zone) => expect(nearestZone({ latitude, longitude })).toBe(zone));
});

describe('a zone by its name', () => {
  it.each([
    ['lisbon', 'Europe/Lisbon'],
    ['São Paulo', 'America/Sao_Paulo'],
    ['new york', 'America/New_York'],
    ['Hamburg', 'Europe/Berlin'],
    ['europe/lisbon', 'Europe/Lisbon'],
    ['constructor', null],
    ['a hurry', null],
  ])('%s', (name, zone) => expect(zoneNamed(name)).toBe(zone));
});

describe('where somebody says to be', () => {
  it.each([
    ['I’m in Lisbon', 'Europe/Lisbon'],
    ["I'm back in Lisbon", 'Europe/Lisbon'],
    ['i am now in new york', 'America/New_York'],
    ['I just landed in Tokyo', 'Asia/Tokyo'],
    ['I’ve moved to Berlin', 'Europe/Berlin'],
    ['I’m in Lisboa for the week', 'Europe/Lisbon'],
    ['my time zone is Europe/Oslo', 'Europe/Oslo'],
  ])('%s', (text, zone) => expect(zoneSaid(text)?.zone).toBe(zone));

  it.each([
    'I’m in a hurry',
    'I moved to Berlin in 2014',
    'I’m in love with Paris',
    'I landed in trouble',
    'zone out tonight',
  ])('is not said by “%s”', (text) => expect(zoneSaid(text)).toBeNull());
});
