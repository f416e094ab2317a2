import { once } from 'node:events';
import { Worker } from 'node:worker_threads';

/**
 * The check, as source for a thread of its own: reading a large file through would hold up every capture meanwhile. As
 * text it needs no file beside the bundle and no loader for TypeScript.
 */
const check = `
  const { parentPort, workerData } = require('node:worker_threads');
  const BetterSqlite3 = require('node:module').createRequire(workerData.from)('better-sqlite3');
  function problem() {
    const client = new BetterSqlite3(workerData.file, { readonly: true, fileMustExist: true });
    try {
      const integrity = client.pragma('integrity_check', { simple: true });
      if (integrity !== 'ok') return String(integrity).slice(0, 200);
      if (client.pragma('foreign_key_check').length > 0) return 'it has dangling references';
      return client.prepare("select 1 from sqlite_master where name = 'thoughts'").get() ? null : 'it holds no thoughts';
    } finally {
      client.close();
    }
  }
  try {
    parentPort.postMessage(problem());
  } catch (error) {
    parentPort.postMessage(error.message);
  }
`;

/** A few words for what is wrong with a database file; null when it is sound and one of Noctem's. */
export async function problemInThread(file: string): Promise<string | null> {
  const worker = new Worker(check, { eval: true, workerData: { file, from: import.meta.url } });
  try {
    const [problem] = (await once(worker, 'message')) as [string | null];
    return problem;
  } finally {
    await worker.terminate();
  }
}
