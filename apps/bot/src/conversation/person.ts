import { type Conventions, defaultConventions } from '@noctem/core/conventions';
import { type EpochMs, isZone, type ZoneId } from '@noctem/core/kernel';
import type { Store, User } from '@noctem/store';
import { z } from 'zod';

/** The person of a turn with what they have set, or what holds until they set it. */
export interface Person {
  readonly id: number;
  readonly role: User['role'];
  readonly name: string;
  readonly zone: ZoneId;
  readonly locale: string;
  readonly conventions: Conventions;
  /** Minutes before its time at which a task is spoken of. */
  readonly reminderLead: number;
  /** Slow work waits until the person has been silent for so many minutes. */
  readonly idleMinutes: number;
  /** The suggestion that they have just been asked for words of their own for. */
  readonly awaitedWords: { readonly suggestion: number; readonly until: EpochMs } | null;
}

const settingsForm = z.object({
  zone: z.string().refine(isZone).optional().catch(undefined),
  locale: z.string().optional().catch(undefined),
  conventions: z
    .object({
      nextWeekday: z.enum(['after-this-week', 'coming']),
      numericDates: z.enum(['locale', 'day-first', 'month-first']),
      weekStart: z.union([z.literal(1), z.literal(7)]),
      weekEnd: z.union([z.literal(5), z.literal(6), z.literal(7)]),
    })
    .partial()
    .optional()
    .catch(undefined),
  reminderLead: z.number().int().min(0).max(10_080).optional().catch(undefined),
  awaitedWords: z.object({ suggestion: z.number(), until: z.number() }).optional().catch(undefined),
  idleMinutes: z.number().int().min(0).max(1_440).optional().catch(undefined),
});

/** Reads a person's settings; one that cannot be used counts as not set. */
export function readPerson(store: Store, user: User, defaultZone: ZoneId): Person {
  const settings = settingsForm.parse(store.people.settings(user.id));
  const { id, role, name } = user;
  const conventions = { ...defaultConventions, ...withoutUndefined(settings.conventions ?? {}) };
  return {
    id,
    role,
    name,
    zone: settings.zone ?? defaultZone,
    locale: settings.locale ?? 'en-US',
    conventions,
    reminderLead: settings.reminderLead ?? 0,
    idleMinutes: settings.idleMinutes ?? 5,
    awaitedWords: settings.awaitedWords ?? null,
  };
}

/** The locale of a person whom Telegram only names a language of: `en` is `en-US`, `de` is `de-DE`. */
export function localeOf(languageCode: string | null): string {
  try {
    const locale = new Intl.Locale(languageCode ?? 'en').maximize();
    return locale.region ? `${locale.language}-${locale.region}` : locale.language;
  } catch {
    return 'en-US';
  }
}

function withoutUndefined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
