import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRecent } from './node-version.mjs';
import { npmEnvironment } from './npm-command.mjs';
import { runQuietly } from './processes.mjs';

describe('the installation', () => {
  it('runs npm without what the npm around it has set, but with the settings of the person', () => {
    const env = npmEnvironment({
      PATH: '/somewhere',
      NODE_ENV: 'production',
      npm_lifecycle_event: 'start',
      npm_config_registry: 'http://127.0.0.1:4873',
      LANG: 'C',
    });
    expect(env).toMatchObject({ npm_config_registry: 'http://127.0.0.1:4873', LANG: 'C' });
    expect(env).not.toHaveProperty('NODE_ENV');
    expect(env).not.toHaveProperty('npm_lifecycle_event');
  });

  it('lets install scripts find this Node before any other', () => {
    const first = npmEnvironment({ PATH: '/somewhere' })['PATH']?.split(path.delimiter)[0] ?? '';
    expect(path.join(first, path.basename(process.execPath))).toBe(process.execPath);
  });

  it('knows which versions of Node are too old', () => {
    expect(['18.20.4', '20.18.3', '20.19.0', '22.0.0', '24.1.0'].map(isRecent)).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('finds npm without the variables that npm sets', async () => {
    const program = `import { npmCommand } from ${JSON.stringify(path.join(import.meta.dirname, 'npm-command.mjs'))};
      const npm = npmCommand(); console.log([npm.file, ...npm.args, '--version'].join('\\n'));`;
    const { PATH } = process.env;
    const { stdout } = await runQuietly([process.execPath, '--input-type=module', '-e', program], { env: { PATH } });
    const { code } = await runQuietly(stdout.trim().split('\n'), { env: { PATH } });
    expect(code).toBe(0);
  });
});
