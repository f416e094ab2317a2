import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, type EpochMs, instantOf, localMoment, type ZoneId } from '@noctem/core/kernel';
import type { Stage } from '@noctem/playground';
import type { Line } from './script.ts';

export interface Play {
  readonly stage: Stage;
  readonly lines: readonly Line[];
  readonly ending: string;
  readonly zone: ZoneId;
  /** The script's last Sunday is the last one before this. */
  readonly now: EpochMs;
  /** Real milliseconds from one message to the next, so that one can read along. */
  readonly paceMs: number;
  readonly signal: AbortSignal;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const weeks = 4;
const patienceMs = 10_000;

/** Lets the scripted person chat, line by line, until the end or until `signal` says so. */
export async function play(own: Play): Promise<void> {
  const { stage, lines, ending, paceMs, signal } = own;
  const monday = firstMonday(own);
  for (const line of lines) {
    if (line.narration !== undefined) stage.narrate(line.narration);
    const at = instantOf(
      { date: addDays(monday, (line.week - 1) * 7 + days.indexOf(line.day)), time: line.at },
      own.zone,
    );
    for (const [index, text] of [line.say, ...(line.after === undefined ? [] : [line.after])].entries()) {
      if (signal.aborted) return;
      stage.setTime(at + index * 60_000);
      stage.person.say(text, { date: Math.floor(at / 1000) + index * 60 });
      await answered(stage, signal);
      await sleep(paceMs, undefined, { signal }).catch(() => undefined);
    }
  }
  if (!signal.aborted) stage.narrate(ending);
}

/** The Monday from which four whole weeks fit before `now`. */
function firstMonday({ now, zone }: Play): string {
  const today = localMoment(now, zone).date;
  // getUTCDay of a bare date counts the days of the week from Sunday.
  const sinceSunday = new Date(`${today}T00:00Z`).getUTCDay() || 7;
  return addDays(today, -sinceSunday - weeks * 7 + 1);
}

/** Waits until the bot has taken the message and said something; what it leaves unanswered holds nothing up for long. */
async function answered(stage: Stage, signal: AbortSignal): Promise<void> {
  const deadline = Date.now() + patienceMs;
  const isAnswered = () => stage.pendingUpdates() === 0 && stage.person.messages().at(-1)?.by === 'bot';
  while (!isAnswered() && !signal.aborted && Date.now() < deadline) await sleep(10);
}
