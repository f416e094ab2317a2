import type { ZoneId } from '@noctem/core/kernel';
import { cities, type City } from './cities.ts';

/** A point on the earth, in degrees. */
export interface Place {
  readonly latitude: number;
  readonly longitude: number;
}

/** Farther than this from every city, longitude says more about the clock than the nearest city does. */
const reachKm = 1_200;
const earthRadiusKm = 6_371;

/** The zone of a place: that of the nearest city in the table, on the high seas the hours of its longitude. */
export function nearestZone(place: Place): ZoneId {
  const [first, ...others] = cities;
  if (!first) return zoneAtSea(place);
  const nearest = others.reduce<City>(
    (best, city) => (distanceKm(place, city) < distanceKm(place, best) ? city : best),
    first,
  );
  return distanceKm(place, nearest) <= reachKm ? nearest.zone : zoneAtSea(place);
}

/** Etc zones count westward: `Etc/GMT+3` is three hours behind. */
function zoneAtSea({ longitude }: Place): ZoneId {
  const hours = Math.round(longitude / 15);
  return hours === 0 ? 'Etc/GMT' : `Etc/GMT${hours > 0 ? '-' : '+'}${Math.abs(hours)}`;
}

/** Along the great circle. */
function distanceKm(from: Place, to: Place): number {
  const [lat1, lat2] = [radians(from.latitude), radians(to.latitude)];
  const half = (angle: number) => Math.sin(angle / 2) ** 2;
  const chord = half(lat2 - lat1) + Math.cos(lat1) * Math.cos(lat2) * half(radians(to.longitude - from.longitude));
  return 2 * earthRadiusKm * Math.asin(Math.min(1, Math.sqrt(chord)));
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
