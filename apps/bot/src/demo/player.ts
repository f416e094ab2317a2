import { setTimeout as sleep } from 'node:timers/promises';
import { addDays, type EpochMs, instantOf, localMoment, type ZoneId } from '@noctem/core/kernel';
import type { Stage } from '@noctem/playground';
import type { Line, Moment } from './script.ts';

export interface Play {
  readonly stage: Stage;
  readonly lines: readonly Line[];
  /** The moment at which it is the visitor's turn. */
  readonly visit: Moment;
  readonly ending: string;
  readonly zone: ZoneId;
  /** The script's last Sunday is the last one before this. */
  readonly now: EpochMs;
  /** Real milliseconds that it is to take, so that one can read along; a slow machine rests less between two messages. */
  readonly lengthMs: number;
  readonly signal: AbortSignal;
}

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const weeks = 4;
const minuteMs = 60_000;
const patienceMs = 10_000;
/** Below this nothing can be read at all. */
const leastRestMs = 60;

/** Lets the scripted person chat, line by line, until the end or until `signal` says so. */
export async function play(own: Play): Promise<void> {
  const { stage, ending, signal } = own;
  const messages = messagesOf(own);
  const end = Date.now() + own.lengthMs;
  for (const [index, { text, at, narration }] of messages.entries()) {
    if (signal.aborted) return;
    if (narration !== undefined) stage.narrate(narration);
    stage.setTime(at);
    stage.person.say(text, { date: Math.floor(at / 1000) });
    await answered(stage, signal);
    const rest = Math.max(leastRestMs, (end - Date.now()) / (messages.length - index));
    await sleep(rest, undefined, { signal }).catch(() => undefined);
  }
  if (signal.aborted) return;
  stage.setTime(instantIn(own, own.visit));
  stage.narrate(ending);
}

interface Message {
  readonly text: string;
  readonly at: EpochMs;
  readonly narration?: string | undefined;
}

/** What is said, with its instants: an answer to a line comes a minute after it. */
function messagesOf(own: Play): Message[] {
  return own.lines.flatMap((line) => {
    const { say, after, narration } = line;
    const at = instantIn(own, line);
    return [{ text: say, at, narration }, ...(after === undefined ? [] : [{ text: after, at: at + minuteMs }])];
  });
}

function instantIn(own: Play, { week, day, at: time }: Moment): EpochMs {
  return instantOf({ date: addDays(firstMonday(own), (week - 1) * 7 + days.indexOf(day)), time }, own.zone);
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
