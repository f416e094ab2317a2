import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { seededRandom, type SeededRandom } from '../tests/support/seeded-random.ts';
import { median, quantile } from './capture/statistics.ts';
import { evidenceOf, leftOver, progressOf } from './chaos/evidence.ts';
import { makePeople, type People } from './chaos/people.ts';
import { setStage, type Stage } from './chaos/stage.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const captureEveryMs = 25;
const alone = 400;

/**
 * The bot and two workers do the analyses of many people's tasks on a real Redis and a scripted Ollama: for a while in peace,
 * then all of them are hit at random: killed, frozen, hanging, answering rubbish. Some of the people write meanwhile, and their
 * work waits until they are silent. Counts what was lost, done twice or begun too early, and how long a capture on the same
 * database takes in peace and in the chaos. `--jobs 2000`, `--calm 20` and `--seconds 60` of chaos, `--seed 1`, `--workers 2`.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { jobs: text('2000'), calm: text('20'), seconds: text('60'), seed: text('1'), workers: text('2') };
  const { values } = parseArgs({ args, options, strict: false });
  const data = mkdtempSync(path.join(tmpdir(), 'noctem-chaos-'));
  const file = path.join(data, 'noctem.db');
  const people = makePeople({ file, migrations: path.join(root, 'drizzle'), jobs: Number(values.jobs) });
  try {
    let idleLeft = alone;
    const idle = await captures(people, () => (idleLeft -= 1) >= 0);
    const stage = await setStage({ root, data, workers: Number(values.workers) });
    const spans = { calmMs: Number(values.calm) * 1_000, ms: Number(values.seconds) * 1_000 };
    const told = await live({ stage, people, file }, { ...spans, seed: Number(values.seed) });
    const oddEnds = await stage.close();
    for (const output of oddEnds) process.stdout.write(`ended by itself: ${output}\n`);
    const owner = people.store.people.byTelegramId(stage.playground.person.id)?.id ?? 0;
    const evidence = evidenceOf(file, owner);
    return [...report({ told, evidence, oddEnds: oddEnds.length, people }), captureTable({ idle, ...told })];
  } finally {
    people.close();
    rmSync(data, { recursive: true, force: true });
  }
}

interface Told {
  readonly hits: ReadonlyMap<string, number>;
  /** Milliseconds of each capture while the work was done in peace, and while everything was hit. */
  readonly calm: readonly number[];
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

const settlePatienceMs = 120_000;

async function live(
  { stage, people, file }: World,
  { seed, calmMs, ms }: { seed: number; calmMs: number; ms: number },
): Promise<Told> {
  const began = Date.now();
  const chaosAt = began + calmMs;
  const end = chaosAt + ms;
  people.askForLooks(calmMs + ms * 0.8);
  const chatting = chat(stage, end);
  const calm = await captures(people, () => Date.now() < chaosAt);
  let isOver = false;
  const writing = captures(people, () => !isOver);
  const hits = await hitUntil(stage, { random: seededRandom(seed), end, hush: () => people.hushTalkers() });
  isOver = true;
  const settled = await isSettled(stage, file);
  if (!settled) process.stdout.write(`left: ${leftOver(file)}\n`);
  return {
    hits,
    calm,
    busy: await writing,
    said: await chatting,
    settled,
    seconds: (Date.now() - chaosAt) / 1_000,
  };
}

/** Writes to the bot itself as its owner; resolves with the number of messages. */
async function chat({ playground }: Stage, until: number): Promise<number> {
  let said = 0;
  for (; Date.now() < until; said += 1) {
    playground.person.say(`buy ${said} postcards`);
    await sleep(700);
  }
  return said;
}

/** Hits whatever there is and sees to it that all are up again in the end. The talkers write on for half of the time. */
async function hitUntil(
  stage: Stage,
  { random, end, hush }: { random: SeededRandom; end: number; hush: () => void },
): Promise<Told['hits']> {
  const hits = new Map<string, number>();
  const half = (Date.now() + end) / 2;
  while (Date.now() < end) {
    await sleep(500 + random.next() * 2_000);
    const what = await stage.hit(random);
    hits.set(what, (hits.get(what) ?? 0) + 1);
    if (Date.now() > half) hush();
  }
  hush();
  await stage.allAwake();
  return hits;
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

function report(run: {
  told: Told;
  evidence: ReturnType<typeof evidenceOf>;
  oddEnds: number;
  people: Pick<People, 'jobs' | 'analyses' | 'talkers'>;
}) {
  const { told, evidence, oddEnds, people } = run;
  const { analyses, lost, doubled, failed, early, repeated, doubleSuggestions, chatted, damage } = evidence;
  const passed =
    told.settled &&
    analyses >= people.analyses &&
    lost + doubled + failed + early + doubleSuggestions + chatted.doubled + oddEnds === 0 &&
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
        { what: 'people who wrote meanwhile', number: people.talkers },
        { what: 'their analyses begun before they were silent', number: early },
        { what: 'everything done in the end', number: told.settled ? 'yes' : 'NO' },
        { what: 'messages written to the bot', number: told.said },
        { what: 'kept by it', number: chatted.kept },
        { what: 'kept twice', number: chatted.doubled },
        { what: 'check of the database', number: damage },
      ],
      passed,
    },
    { title: 'Hits', rows: [...told.hits].map(([hit, times]) => ({ hit, times })) },
  ];
}

const mostTimes = 2;
/** Of two cores the start of a killed process takes one for half a second: so much a capture may wait whatever the rest. */
const tolerableMs = 25;

/** In the chaos at most twice the time of the same work in peace, or 25 ms, whichever is more. */
function captureTable(run: { idle: readonly number[] } & Pick<Told, 'calm' | 'busy'>) {
  const p99 = (times: readonly number[]) => quantile(times, 0.99);
  const most = Math.max(mostTimes * p99(run.calm), tolerableMs);
  const row = (arm: string, times: readonly number[]) => ({
    arm,
    captures: times.length,
    'p50 ms': median(times).toFixed(2),
    'p99 ms': p99(times).toFixed(2),
    aim: '',
  });
  return {
    title: 'Capture on the same database, from a process that is not hit',
    rows: [
      row('alone', run.idle),
      row('beside the same work in peace', run.calm),
      { ...row('in the chaos', run.busy), aim: `at most ${most.toFixed(2)}` },
    ],
    passed: p99(run.busy) <= most,
  };
}
