import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom } from '../tests/support/seeded-random.ts';
import { median, quantile } from './capture/statistics.ts';
import { evidenceOf, leftOver, progressOf } from './chaos/evidence.ts';
import { makePeople, type People } from './chaos/people.ts';
import { setStage, type Stage } from './chaos/stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const captureEveryMs = 25;
const alone = 400;

/**
 * The bot and two workers do the analyses of many people's tasks on a real Redis and a scripted Ollama, and all of them are
 * hit at random: killed, frozen, hanging, answering rubbish. Counts what was lost or done twice, and how long a capture on
 * the same database takes meanwhile. `--jobs 2000`, `--seconds 60` of chaos, `--seed 1`, `--workers 2`.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { jobs: text('2000'), seconds: text('60'), seed: text('1'), workers: text('2') };
  const { values } = parseArgs({ args, options, strict: false });
  const data = mkdtempSync(path.join(tmpdir(), 'noctem-chaos-'));
  const file = path.join(data, 'noctem.db');
  const people = makePeople({ file, migrations: path.join(root, 'drizzle'), jobs: Number(values.jobs) });
  try {
    const idle = await captures(people, () => idleLeft(alone));
    const stage = await setStage({ root, data, workers: Number(values.workers) });
    const told = await chaos(
      { stage, people, file },
      { seed: Number(values.seed), ms: Number(values.seconds) * 1_000 },
    );
    const oddEnds = await stage.close();
    for (const output of oddEnds) process.stdout.write(`ended by itself: ${output}\n`);
    const owner = people.store.people.byTelegramId(stage.playground.person.id)?.id ?? 0;
    return report({ idle, told, evidence: evidenceOf(file, owner), oddEnds: oddEnds.length, people });
  } finally {
    people.close();
    rmSync(data, { recursive: true, force: true });
  }
}

interface Told {
  readonly hits: ReadonlyMap<string, number>;
  readonly busy: readonly number[];
  readonly said: number;
  readonly settled: boolean;
  readonly seconds: number;
}

interface World {
  readonly stage: Stage;
  readonly people: People;
  readonly file: string;
}

const settlePatienceMs = 60_000;

async function chaos({ stage, people, file }: World, { seed, ms }: { seed: number; ms: number }): Promise<Told> {
  const random = seededRandom(seed);
  const hits = new Map<string, number>();
  const began = Date.now();
  people.askForLooks(ms * 0.8);
  let isOver = false;
  const writing = captures(people, () => !isOver);
  let said = 0;
  const chatting = (async () => {
    for (; Date.now() - began < ms; said += 1) {
      stage.playground.person.say(`buy ${said} postcards`);
      await sleep(700);
    }
  })();
  while (Date.now() - began < ms) {
    await sleep(500 + random.next() * 2_000);
    const what = await stage.hit(random);
    hits.set(what, (hits.get(what) ?? 0) + 1);
  }
  await stage.allAwake();
  const settled = await isSettled(stage, file);
  if (!settled) process.stdout.write(`left: ${leftOver(file)}\n`);
  isOver = true;
  await chatting;
  return { hits, busy: await writing, said, settled, seconds: (Date.now() - began) / 1_000 };
}

/** False when nothing has ended for a while though something is left; a slow machine may take its time. */
async function isSettled(stage: Stage, file: string): Promise<boolean> {
  let [ended, since] = [-1, Date.now()];
  while (Date.now() - since < settlePatienceMs) {
    const progress = progressOf(file);
    if (progress.open === 0 && stage.playground.pendingUpdates() === 0) return true;
    if (progress.ended !== ended) [ended, since] = [progress.ended, Date.now()];
    await sleep(500);
  }
  return false;
}

async function captures(people: People, goesOn: () => boolean): Promise<number[]> {
  const times: number[] = [];
  while (goesOn()) {
    times.push(people.capture());
    await sleep(captureEveryMs);
  }
  return times;
}

function idleLeft(count: number): boolean {
  idleTaken += 1;
  return idleTaken <= count;
}
let idleTaken = 0;

function report(run: {
  idle: readonly number[];
  told: Told;
  evidence: ReturnType<typeof evidenceOf>;
  oddEnds: number;
  people: Pick<People, 'jobs' | 'analyses'>;
}) {
  const { idle, told, evidence, oddEnds, people } = run;
  const ms = (value: number) => value.toFixed(2);
  const { analyses, lost, doubled, failed, repeated, doubleSuggestions, chatted, damage } = evidence;
  const passed =
    told.settled &&
    analyses >= people.analyses &&
    lost + doubled + failed + doubleSuggestions + chatted.doubled + oddEnds === 0 &&
    chatted.kept === told.said &&
    damage === 'ok';
  return [
    {
      title: `Jobs of people's skills while everything is hit, ${told.seconds.toFixed(0)} s`,
      rows: [
        { what: 'jobs asked for', number: people.jobs },
        { what: 'analyses done', number: analyses },
        { what: 'begun again after a kill', number: repeated },
        { what: 'lost', number: lost },
        { what: 'rows committed twice', number: doubled + doubleSuggestions },
        { what: 'given up', number: failed },
        { what: 'everything done in the end', number: told.settled ? 'yes' : 'NO' },
        { what: 'messages written to the bot', number: told.said },
        { what: 'kept by it', number: chatted.kept },
        { what: 'kept twice', number: chatted.doubled },
        { what: 'check of the database', number: damage },
      ],
      passed,
    },
    { title: 'Hits', rows: [...told.hits].map(([hit, times]) => ({ hit, times })) },
    {
      title: 'Capture on the same database, from a process that is not hit',
      rows: [
        { arm: 'alone', captures: idle.length, 'p50 ms': ms(median(idle)), 'p99 ms': ms(quantile(idle, 0.99)) },
        {
          arm: 'in the chaos',
          captures: told.busy.length,
          'p50 ms': ms(median(told.busy)),
          'p99 ms': ms(quantile(told.busy, 0.99)),
        },
      ],
    },
  ];
}
