import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noBenchmark, noModels } from '@noctem/models';
import type { Attachment } from '@noctem/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fileOf, openChat } from '../testing/open-chat.ts';
import { createHandlers } from './handlers.ts';
import { inlineHeavyWork } from './heavy.ts';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'noctem-files-'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

type Content = Uint8Array | null;

function fetching(own: Partial<Attachment> = {}, download?: () => Promise<Content>) {
  const chat = openChat();
  chat.say('', { attachment: { ...fileOf('document'), ...own } });
  const give = download ?? (() => Promise.resolve(Buffer.from('content')));
  const surroundings = { store: chat.store, now: () => chat.now, newTraceId: () => 'trace-of-a-job' };
  const handlers = createHandlers({
    store: chat.store,
    data,
    download: give,
    act: { ...surroundings, defaultZone: 'Europe/Lisbon' },
    heavy: inlineHeavyWork({ ...surroundings, data, zone: 'Europe/Lisbon' }),
    models: noModels,
    benchmark: noBenchmark,
    awake: () => true,
    wakeSender: () => undefined,
  });
  const run = { signal: new AbortController().signal };
  const fetchFile = () =>
    handlers['fetch-attachment']({ thoughtId: 1 }, run as Parameters<(typeof handlers)['fetch-attachment']>[1]);
  return { chat, handlers, run, fetchFile };
}

describe('a file that came with a message', () => {
  it('is kept under the number of its thought, and fetched once', async () => {
    let calls = 0;
    const { chat, fetchFile } = fetching({ name: 'Contract.PDF' }, () => {
      calls += 1;
      return Promise.resolve(Buffer.from('content'));
    });
    expect(await fetchFile()).toMatchObject({ status: 'done' });
    expect(await fetchFile()).toMatchObject({ status: 'done' });
    expect(calls).toBe(1);
    expect(chat.lastThought().attachment?.path).toBe(join('files', '1.pdf'));
    expect(readFileSync(join(data, 'files', '1.pdf'), 'utf8')).toBe('content');
  });

  it.each(['../../etc/passwd', 'x.sh;rm', 'a/b/..', '.bashrc', 'ü.тест', 'x.'.padEnd(300, 'y')])(
    'never leaves its folder, whatever its name: %s',
    async (name) => {
      const { fetchFile } = fetching({ name });
      await fetchFile();
      expect(readdirSync(join(data, 'files'))).toEqual(['1']);
      expect(readdirSync(data)).toEqual(['files']);
    },
  );

  it.each([
    ['is too large', { bytes: 21 * 1024 * 1024 }, undefined, /20 MB/],
    ['is not given out', {}, () => Promise.resolve(null), /does not give/],
  ] as const)('is passed over when it %s', async (_what, own, download, reason) => {
    const outcome = await fetching(own, download).fetchFile();
    expect(outcome).toMatchObject({ status: 'skipped' });
    expect('reason' in outcome ? outcome.reason : '').toMatch(reason);
    expect(existsSync(join(data, 'files'))).toBe(false);
  });

  it('is not written when its thought was erased while it was fetched', async () => {
    let give: (content: Content) => void = () => undefined;
    const { chat, fetchFile } = fetching({}, () => new Promise((resolve) => (give = resolve)));
    const fetched = fetchFile();
    chat.store.eraseThought(1);
    give(Buffer.from('content'));
    expect(await fetched).toMatchObject({ status: 'skipped' });
    expect(existsSync(join(data, 'files'))).toBe(false);
  });

  it('goes with its person', async () => {
    const { chat, handlers, run, fetchFile } = fetching();
    await fetchFile();
    await handlers['erase-person']({ userId: 1 }, run as Parameters<(typeof handlers)['erase-person']>[1]);
    expect(readdirSync(join(data, 'files'))).toEqual([]);
    expect(chat.store.people.byId(1)).toBeUndefined();
  });
});
