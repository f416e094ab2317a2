import type { EpochMs } from '@noctem/core/kernel';
import { and, asc, eq, sql } from 'drizzle-orm';
import { type Database, transact } from '../database.ts';
import { users } from './schema.ts';
import { createSettings } from './settings.ts';

export type User = typeof users.$inferSelect;

export interface NewPerson {
  readonly telegramId: number;
  readonly name: string;
  readonly role: 'owner' | 'guest';
  readonly now: EpochMs;
}

/** Who is served, and what they have set. */
export function createPeople(database: Database) {
  const byTelegram = database
    .select()
    .from(users)
    .where(eq(users.telegramId, sql.placeholder('telegramId')))
    .prepare();

  return {
    ...createSettings(database),
    byId: (id: number): User | undefined => database.select().from(users).where(eq(users.id, id)).get(),
    byTelegramId: (telegramId: number): User | undefined => byTelegram.get({ telegramId }),
    list: (): User[] => database.select().from(users).orderBy(asc(users.id)).all(),
    /** The owner who paired first; undefined before anybody has. */
    firstOwner: (): User | undefined =>
      database
        .select()
        .from(users)
        .where(and(eq(users.role, 'owner'), eq(users.access, 'allowed')))
        .orderBy(asc(users.pairedAt), asc(users.id))
        .get(),
    /** The person at the command line of an installation that nobody has paired with, made when first asked for. */
    local: (now: EpochMs): User =>
      transact(
        database,
        () =>
          database.select().from(users).where(eq(users.role, 'local')).get() ??
          database
            .insert(users)
            .values({ role: 'local', access: 'allowed', name: 'local', createdAt: now })
            .returning()
            .get(),
      ),
    /** Lets a person in: anew, again after a revocation, or as heir of the local person when it is the first owner. */
    admit(person: NewPerson): User {
      const values = { role: person.role, access: 'allowed' as const, name: person.name, pairedAt: person.now };
      const known = byTelegram.get({ telegramId: person.telegramId });
      if (known) return database.update(users).set(values).where(eq(users.id, known.id)).returning().get();
      const local =
        person.role === 'owner' ? database.select().from(users).where(eq(users.role, 'local')).get() : undefined;
      if (local) {
        const heir = { ...values, telegramId: person.telegramId };
        return database.update(users).set(heir).where(eq(users.id, local.id)).returning().get();
      }
      return database
        .insert(users)
        .values({ ...values, telegramId: person.telegramId, createdAt: person.now })
        .returning()
        .get();
    },
    revoke: (id: number): void => {
      database.update(users).set({ access: 'revoked' }).where(eq(users.id, id)).run();
    },
    /** From now on nobody: the row waits, nameless, for its data to be erased. */
    disown: (id: number): void => {
      const nobody = { telegramId: null, access: 'revoked' as const, role: 'guest' as const, name: '' };
      database.update(users).set(nobody).where(eq(users.id, id)).run();
    },
    remove: (id: number): void => {
      database.delete(users).where(eq(users.id, id)).run();
    },
  };
}
