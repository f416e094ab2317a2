import { describe, expect, it } from 'vitest';
import { startNoctem } from './support/noctem.ts';

describe('a Telegram that cannot be reached at the start', () => {
  it('is told in the log, and a stop is not kept waiting by it', async () => {
    const noctem = await startNoctem({ settings: { apiRoot: 'http://127.0.0.1:9' } });
    const told = () => noctem.logged.filter((line) => line.includes('"what":"poll"'));
    await noctem.until(() => told().length > 0);
    expect(told()).toEqual([expect.stringContaining('getMe')]);
    await noctem.stop();
    expect(noctem.logged.join('')).not.toContain('the program ended');
  });
});
