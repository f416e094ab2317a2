import { z } from 'zod';
import { live } from './life.ts';
import { people } from './people/index.ts';

const form = z.object({ human: z.string(), seed: z.number(), weeks: z.number(), thoughts: z.number() });

/** One life in a process of its own: what is to be lived as JSON in the first argument, the biography as JSON out. */
async function main(): Promise<void> {
  const { human: name, ...options } = form.parse(JSON.parse(process.argv[2] ?? ''));
  const human = people.find((one) => one.name === name);
  if (!human) throw new Error(`there is nobody called ${name}`);
  const biography = await live({ human, ...options });
  process.stdout.write(`${JSON.stringify(biography)}\n`);
}

await main();
