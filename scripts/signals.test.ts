import path from 'node:path';
import { expect, it } from 'vitest';
import { runQuietly } from './processes.mjs';

it('a Ctrl-C that arrives twice at once counts as one, and a later one as another', async () => {
  const program = `import { deliverSignalsOnce } from ${JSON.stringify(path.join(import.meta.dirname, 'signals.mjs'))};
    deliverSignalsOnce(200);
    process.on('SIGINT', () => console.log('stop'));
    const press = () => process.kill(process.pid, 'SIGINT');
    setTimeout(press, 20);
    setTimeout(press, 60);
    setTimeout(press, 500);
    setTimeout(() => process.exit(), 600);`;
  const { stdout } = await runQuietly([process.execPath, '--input-type=module', '-e', program]);
  expect(stdout).toBe('stop\nstop\n');
});
