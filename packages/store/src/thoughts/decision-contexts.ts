import { createHash } from 'node:crypto';
import { and, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { decisionContexts } from './schema.ts';

/** What decisions rest on beside their text, kept once and named by the hash of its content. */
export function createDecisionContexts(database: Database) {
  const names = new Map<string, string>();
  const named = new WeakMap<object, string>();
  const kept = new Set<string>();

  function nameOf(context: object): string {
    const name = named.get(context) ?? nameOfContent(JSON.stringify(context));
    named.set(context, name);
    return name;
  }

  function nameOfContent(content: string): string {
    const known = names.get(content);
    if (known !== undefined) return known;
    const name = createHash('sha256').update(content).digest('base64url').slice(0, 16);
    if (names.size > 100) names.clear();
    names.set(content, name);
    return name;
  }

  return {
    /** The name under which a context is kept: the same content always has the same. */
    nameOf,
    /** Keeps a context that one of the person's decisions rested on. */
    keep(userId: number, context: object): void {
      const hash = nameOf(context);
      const key = `${userId} ${hash}`;
      if (kept.has(key)) return;
      database.insert(decisionContexts).values({ userId, hash, context }).onConflictDoNothing().run();
      kept.add(key);
    },
    /** Forgets which contexts this process has kept: the transaction that did may have been rolled back. */
    forget: (): void => kept.clear(),
    find: (userId: number, hash: string): unknown =>
      database
        .select({ context: decisionContexts.context })
        .from(decisionContexts)
        .where(and(eq(decisionContexts.userId, userId), eq(decisionContexts.hash, hash)))
        .get()?.context,
  };
}
