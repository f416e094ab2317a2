import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type SeededRandom, seededRandom } from '../support/seeded-random.ts';
import type { BotProcess } from './bot-process.ts';
import { progressOf, readEvidence } from './evidence.ts';
import { Persona } from './persona.ts';
import { type Act, makeScript } from './script.ts';
import { setStage, type Stage, type Variant } from './stage.ts';
import { judge, type Verdict } from './verdict.ts';

export interface RoundOptions {
  /** Folder of the checkout. */
  readonly root: string;
  readonly variant: Variant;
  readonly seed: number;
  /** How many thoughts, edits and commands arrive. */
  readonly messages: number;
  /** How often the bot is killed while they do. */
  readonly kills: number;
}

export interface RoundResult extends Verdict {
  /** Faults of the chat's server that struck, of every kind together. */
  readonly faults: number;
  readonly seconds: number;
}

const settlePatienceMs = 40_000;
const longestStartMs = 1_000;

/** One round: the bot lives, is killed and lives again while a person writes; then everything is counted. */
export async function runRound(options: RoundOptions): Promise<RoundResult> {
  const began = performance.now();
  const folder = mkdtempSync(path.join(tmpdir(), 'noctem-crash-'));
  const stage = await setStage({ ...options, folder });
  try {
    const random = seededRandom(options.seed);
    const script = makeScript(random, options.messages);
    const person = new Persona(stage.chat, random);
    const portions = inPortions(script.acts, options.kills + 1);
    for (const acts of portions.slice(0, -1)) await liveAndDie({ stage, person, random }, acts);
    const end = await liveToTheEnd(stage, person, portions.at(-1) ?? []);
    const evidence = readEvidence(stage.database);
    const verdict = judge({ performed: person.performed, expected: script.expected, evidence, chat: end.chat });
    const problems = [...end.problems, ...verdict.problems];
    return { ...verdict, problems, faults: stage.faults(), seconds: (performance.now() - began) / 1000 };
  } finally {
    await stage.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Life {
  readonly stage: Stage;
  readonly person: Persona;
  readonly random: SeededRandom;
}

/** Killed in one of five lives while it starts, else at some moment while it works. */
async function liveAndDie({ stage, person, random }: Life, acts: readonly Act[]): Promise<void> {
  const bot = stage.start();
  if (random.next() < 0.2) {
    person.perform(acts);
    await sleep(random.next() * longestStartMs);
  } else {
    await bot.awake;
    const lastSeen = person.performed.length + random.below(acts.length);
    person.perform(acts);
    await person.reached(lastSeen, bot);
    await sleep(random.next() * 30);
  }
  const endedBefore = bot.hasEnded();
  await bot.kill();
  if (endedBefore) throw new Error(`the bot ended before it was killed: ${bot.output()}`);
}

/** What the chat shows when nothing is left to do, and what was odd on the way there. */
async function liveToTheEnd(stage: Stage, person: Persona, acts: readonly Act[]) {
  const bot = stage.start();
  await bot.awake;
  person.perform(acts);
  await person.isDone();
  const settled = await isSettled(stage, person, bot);
  const chat = await stage.chat.messages();
  const code = await bot.stop();
  const problems = [
    ...(settled ? [] : [`not everything was done in ${settlePatienceMs / 1000} s: ${bot.output()}`]),
    ...(code === 0 ? [] : [`the bot stopped with ${code}: ${bot.output()}`]),
  ];
  return { chat, problems };
}

async function isSettled(stage: Stage, person: Persona, bot: BotProcess): Promise<boolean> {
  const deadline = Date.now() + settlePatienceMs;
  while (Date.now() < deadline && !bot.hasEnded()) {
    const { updates, unsent } = progressOf(stage.database);
    if (updates >= person.performed.length && unsent === 0 && stage.chat.pendingUpdates() === 0) return true;
    await sleep(20);
  }
  return false;
}

function inPortions<T>(list: readonly T[], count: number): T[][] {
  const size = Math.ceil(list.length / count);
  return Array.from({ length: count }, (_, index) => list.slice(index * size, (index + 1) * size));
}
