import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { decideOccasion } from '@noctem/bot';
import { addDays, instantOf, type LocalDate } from '@noctem/core/kernel';
import { openStore, type Store } from '@noctem/store';
import { median } from './capture/statistics.ts';

const migrations = fileURLToPath(new URL('../drizzle', import.meta.url));
const zone = 'Europe/Lisbon';
const monday = '2026-11-23';
const dayOf = { update: 0, clarification: 1, report: 6 } as const;

/**
 * How long the butler holds the database when it decides about an occasion, and how long it reads before that.
 * `--tasks 10000`, `--projects 1000`, `--questions 500`, `--weeks 15`.
 */
export async function run(args: string[]) {
  const text = (value: string) => ({ type: 'string', default: value }) as const;
  const options = { tasks: text('10000'), projects: text('1000'), questions: text('500'), weeks: text('15') };
  const { values } = parseArgs({ args, options });
  const folder = mkdtempSync(path.join(tmpdir(), 'noctem-contacts-'));
  const store = openStore({ file: path.join(folder, 'noctem.db'), migrations });
  try {
    const sizes = {
      tasks: Number(values.tasks),
      projects: Number(values.projects),
      questions: Number(values.questions),
    };
    const userId = fill(store, sizes);
    const types = ['update', 'clarification', 'report'] as const;
    const measured = types.map((type) => ({ type, ...measure(store, { userId, type, weeks: Number(values.weeks) }) }));
    return {
      title: `deciding about an occasion with ${sizes.tasks} tasks, ${sizes.projects} projects, ${sizes.questions} questions; ${load()}`,
      rows: measured.map(({ type, held, whole }) => ({
        occasion: type,
        'transaction, median ms': median(held).toFixed(2),
        'longest, ms': Math.max(...held).toFixed(2),
        'aim ms': 5,
        'with reading, median ms': median(whole).toFixed(0),
      })),
      passed: measured.every(({ held }) => median(held) < 5),
    };
  } finally {
    store.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** One occasion a week: milliseconds in its write transaction, and from its beginning to its end. */
function measure(store: Store, about: { userId: number; type: keyof typeof dayOf; weeks: number }) {
  const held: number[] = [];
  const whole: number[] = [];
  for (let week = 0; week < about.weeks; week += 1) {
    const slot = addDays(monday, 7 * week + dayOf[about.type]);
    const at = instantOf({ date: slot, time: about.type === 'report' ? '18:01' : '09:01' }, zone);
    const began = performance.now();
    const decision = decideOccasion(
      {
        store: timed(store, (ms) => held.push(ms)),
        defaultZone: zone,
        now: () => at,
        newTraceId: () => `${about.type}-${week}`,
      },
      { userId: about.userId, type: about.type, slot },
    );
    whole.push(performance.now() - began);
    if (decision.decision !== 'contact') throw new Error(`no contact was decided: ${JSON.stringify(decision)}`);
  }
  return { held, whole };
}

/** The store, with the length of each of its transactions told. */
function timed(store: Store, tell: (ms: number) => void): Store {
  const transact = <T>(work: () => T): T => {
    const began = performance.now();
    try {
      return store.transact(work);
    } finally {
      tell(performance.now() - began);
    }
  };
  return { ...store, transact };
}

function fill(store: Store, sizes: { tasks: number; projects: number; questions: number }): number {
  const at = instantOf({ date: '2026-11-20', time: '12:00' }, zone);
  const { id: userId } = store.people.admit({ telegramId: 1, role: 'owner', name: 'P', now: at });
  store.transact(() => {
    for (let n = 0; n < sizes.tasks; n += 1) addTask(store, { userId, n, at });
    for (let n = 0; n < sizes.projects; n += 1)
      store.items.addProject({
        userId,
        thoughtId: null,
        createdAt: at,
        updatedAt: at,
        name: `project ${n}`,
        status: 'open',
        nextAction: null,
      });
    for (let n = 0; n < sizes.questions; n += 1) addQuestion(store, { userId, n, at });
  });
  return userId;
}

function addTask(store: Store, { userId, n, at }: { userId: number; n: number; at: number }): void {
  const date: LocalDate | null = n % 3 === 0 ? null : addDays(monday, (n % 200) - 30);
  store.items.addTask({
    userId,
    thoughtId: null,
    position: 0,
    createdAt: at,
    updatedAt: at,
    doneAt: null,
    title: `task ${n}`,
    date,
    time: null,
    tz: zone,
    rrule: null,
    importance: null,
    projectId: null,
    tags: [],
    status: 'open',
  });
}

function addQuestion(store: Store, { userId, n, at }: { userId: number; n: number; at: number }): void {
  const thoughtId = store.thoughts.add({
    userId,
    source: 'cli',
    botId: null,
    chatId: null,
    messageId: null,
    text: `work on the shed ${n}`,
    sentAt: at,
    receivedAt: at,
    zone,
    kind: 'ambiguous',
    confidence: 0.4,
    ambiguity: 'scope',
    finalKind: null,
    status: 'pending',
    traceId: `thought-${n}`,
    attachment: null,
    forwardedFrom: null,
  });
  store.clarifications.add({
    userId,
    thoughtId,
    traceId: `thought-${n}`,
    reason: 'scope',
    askedAt: at,
    question: `work on the shed ${n} — one task, or a project with several steps?`,
    options: ['task', 'project'],
  });
}

/** Neighbours take processor and disk. */
function load(): string {
  return `load ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores (quiet is below 1.2)`;
}
