import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { LocalDate } from '@noctem/core/kernel';
import type { OpenOptions } from '../database.ts';
import { backUp, keepNewest, restoreFrom } from './backup.ts';

const prefix = 'noctem-';
const kept = 7;

/** Copies of the database: one on demand, one a day of which seven are kept. */
export function createBackups(options: OpenOptions, { copiedOn }: { readonly copiedOn: () => LocalDate | null }) {
  const folder = join(dirname(options.file), 'backups');
  return {
    /** The folder of the daily copies. */
    folder,
    to: (target: string): Promise<void> => backUp(options.file, target),
    restore: (backup: string): Promise<string | null> => restoreFrom(backup, options),
    /** The copy of one day; made again it replaces itself. Returns its path. */
    async daily(day: LocalDate): Promise<string> {
      const target = join(folder, `${prefix}${day}.db`);
      await backUp(options.file, target);
      keepNewest(folder, { prefix, keep: kept });
      return target;
    },
    /** Day of the newest copy, made by night or asked for; null when there is none. */
    newestDay(): LocalDate | null {
      const names = existsSync(folder) ? readdirSync(folder) : [];
      const days = names.flatMap((name) => /^noctem-(\d{4}-\d{2}-\d{2})\.db$/.exec(name)?.[1] ?? []);
      const asked = copiedOn();
      return [...days, ...(asked === null ? [] : [asked])].sort().at(-1) ?? null;
    },
  };
}
