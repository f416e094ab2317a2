import { writesText } from '@noctem/core/skills';
import type { Store } from '@noctem/store';

/** How the models do. */
export interface ModelHealth {
  /** Names of the models that can be asked, each once. */
  readonly names: readonly string[];
  /** Those of them that failed lately wherever they are. */
  readonly failing: readonly string[];
  /** Addresses of the hosts that answer, and of those that do not; both empty where nobody has looked yet. */
  readonly up: readonly string[];
  readonly away: readonly string[];
}

/** How the models did when they were last looked at. */
export function modelHealthOf({ models }: Pick<Store, 'models'>): ModelHealth {
  const there = models.all().filter((model) => model.health !== 'missing' && writesText(model));
  const names = [...new Set(there.map(({ name }) => name))];
  const well = new Set(there.filter(({ health }) => health !== 'failing').map(({ name }) => name));
  const hosts = (state: 'up' | 'away') =>
    models
      .hosts()
      .filter((host) => host.state === state)
      .map((host) => host.name);
  return { names, failing: names.filter((name) => !well.has(name)), up: hosts('up'), away: hosts('away') };
}

/** What to do where there is no model, in a line. */
export const modelAdvice =
  'install it from ollama.com and run “ollama pull qwen2.5:3b”; all but slow analysis works without';

/** The models in one sentence, without its full stop: how many there are, or what to do about it. */
export function modelWords({ names, failing, up, away }: ModelHealth): string {
  if (up.length === 0 && away.length === 0) return `no Ollama seen yet: ${modelAdvice}`;
  if (up.length === 0) return `no Ollama at ${away.map(plain).join(', ')}: ${modelAdvice}`;
  const missing = away.length === 0 ? '' : `, no Ollama at ${away.map(plain).join(', ')}`;
  if (names.length === 0)
    return `no model at ${up.map(plain).join(', ')}: run “ollama pull qwen2.5:3b” there${missing}`;
  const bad = failing.length === 0 ? '' : `, of which ${failing.join(', ')} failed lately`;
  return `${counted(names.length, 'model')} on ${counted(up.length, 'host')}${bad}${missing}`;
}

function counted(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** The usual beginning of an address says nothing. */
function plain(host: string): string {
  return host.replace(/^http:\/\//, '');
}
