import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Biography } from './biography.ts';

/** A life that is to be lived. */
export interface PlannedLife {
  readonly human: string;
  readonly seed: number;
  readonly weeks: number;
  readonly thoughts: number;
}

const entry = fileURLToPath(new URL('life-process.ts', import.meta.url));

/** Lives each in a process of its own, so many at once, and returns what became of them in their order. */
export async function liveInProcesses(
  lives: readonly PlannedLife[],
  { atOnce, tell }: { atOnce: number; tell: (biography: Biography) => void },
): Promise<Biography[]> {
  const results: Biography[] = [];
  const waiting = [...lives.entries()];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, life] = next;
      const biography = await liveOne(life);
      results[index] = biography;
      tell(biography);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, atOnce) }, work));
  return results;
}

async function liveOne(life: PlannedLife): Promise<Biography> {
  const child = spawn(process.execPath, ['--import', 'tsx', entry, JSON.stringify(life)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => {
    out += chunk.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`the life of ${life.human} (${life.seed}) ended with ${code}`);
  // The child prints exactly one biography.
  return JSON.parse(out) as Biography;
}
