import type { QueryRecord } from './journal.ts';
import type { CallbackAnswer } from './telegram-objects.ts';

/** Telegram gives a bot some minutes at most; a client gives up waiting long before. */
const lifetimeMs = 120_000;

export interface CallbackQueries {
  open(id: string, personId: number): void;
  /** false when the query is unknown, too old or was answered before. */
  answer(id: string, answer: CallbackAnswer): boolean;
  /** Resolves with the answer, or null when none came in time. */
  waitFor(id: string, timeoutMs: number): Promise<CallbackAnswer | null>;
  /** Makes every open query too old, as time would. */
  expire(): void;
  all(): QueryRecord[];
  close(): void;
}

export function createCallbackQueries(options: {
  kept: readonly QueryRecord[];
  now: () => number;
  changed: (query: QueryRecord) => void;
}): CallbackQueries {
  const queries = new Map(options.kept.map((query) => [query.id, query]));
  const waiting = new Map<string, (answer: CallbackAnswer | null) => void>();
  const put = (query: QueryRecord): void => {
    queries.set(query.id, query);
    options.changed(query);
  };
  const isOpen = (query: QueryRecord): boolean =>
    query.answer === null && Math.abs(options.now() - query.askedAt) < lifetimeMs;
  return {
    open: (id, personId) => put({ id, personId, askedAt: options.now(), answer: null }),
    answer: (id, answer) => {
      const query = queries.get(id);
      if (!query || !isOpen(query)) return false;
      put({ ...query, answer });
      waiting.get(id)?.(answer);
      return true;
    },
    waitFor: async (id, timeoutMs) => {
      const answered = queries.get(id)?.answer;
      if (answered) return answered;
      return await new Promise((resolve) => {
        const settle = (answer: CallbackAnswer | null): void => {
          clearTimeout(timer);
          waiting.delete(id);
          resolve(answer);
        };
        const timer = setTimeout(settle, timeoutMs, null);
        waiting.set(id, settle);
      });
    },
    expire: () => {
      for (const query of queries.values()) if (isOpen(query)) put({ ...query, askedAt: 0 });
    },
    all: () => [...queries.values()].filter(isOpen),
    close: () => {
      for (const settle of waiting.values()) settle(null);
    },
  };
}
