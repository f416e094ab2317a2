import { latestSlot, nextSlot, type Outbox, type Schedule, type ScheduleBook, type Slot } from '@noctem/core/jobs';
import type { EpochMs } from '@noctem/core/kernel';
import type { SimulatedClock } from './clock.ts';
import { earliest } from './scheduler.ts';

export interface SimulatedSchedulerParts {
  readonly schedules: () => readonly Schedule[];
  readonly book: ScheduleBook;
  readonly outbox: Pick<Outbox, 'nextDueAt'>;
  readonly clock: SimulatedClock;
  /** Runs what is due to its end; see the embedded queue. */
  readonly queue: { drain(): Promise<void> };
  /** Names of the jobs that the queue runs. */
  readonly names: readonly string[];
}

/** Moves a simulated clock and does on the way whatever falls due. */
export interface SimulatedScheduler {
  /**
   * Sets the clock to each due instant up to `instant` in order and runs what is due there, scheduled work and the work
   * it causes, to its end; then sets it to `instant`. An instant that has passed leaves the clock. Calls queue up.
   */
  advanceTo(instant: EpochMs): Promise<void>;
}

export function createSimulatedScheduler(given: SimulatedSchedulerParts): SimulatedScheduler {
  const parts = { ...given, known: new Map<string, KnownSlot>() };
  let last: Promise<void> = Promise.resolve();
  return {
    advanceTo(instant) {
      const turn = last.then(() => advance(parts, instant));
      last = turn.catch(() => {});
      return turn;
    },
  };
}

/** The slot that came next when a schedule was last looked at: reckoning with zones at each update would be most of the work. */
interface KnownSlot {
  readonly rule: string;
  readonly last: EpochMs;
  readonly slot: Slot;
}

interface Scheduling extends SimulatedSchedulerParts {
  readonly known: Map<string, KnownSlot>;
}

async function advance(parts: Scheduling, instant: EpochMs): Promise<void> {
  const { clock, queue } = parts;
  // Nothing was due before time began: the first date is where schedules start to count.
  if (!clock.begun) clock.advance(instant);
  beginNew(parts);
  await queue.drain();
  for (let due = nextDue(parts, instant); due !== null && due <= instant; due = nextDue(parts, instant)) {
    clock.advance(due);
    fireDue(parts, instant);
    await queue.drain();
    beginNew(parts);
  }
  clock.advance(instant);
}

function beginNew({ schedules, book, clock }: SimulatedSchedulerParts): void {
  for (const { name } of schedules()) {
    if (book.lastDueAt(name) === null) book.begin(name, clock.now());
  }
}

/** The next instant at which a slot or a waiting row of the outbox falls due. */
function nextDue(parts: Scheduling, until: EpochMs): EpochMs | null {
  const { outbox, clock, names } = parts;
  const row = outbox.nextDueAt({ names, after: clock.now() });
  const slots = upcoming(parts, until).map(({ slot }) => slot.due);
  return earliest(row === null ? slots : [...slots, row]);
}

function fireDue(parts: Scheduling, until: EpochMs): void {
  const now = parts.clock.now();
  for (const { schedule, slot } of upcoming(parts, until)) {
    if (slot.due > now) continue;
    parts.book.fire({ name: schedule.name, due: slot.due, job: schedule.job(slot), now });
  }
}

interface Upcoming {
  readonly schedule: Schedule;
  readonly slot: Slot;
}

/** The slot of each schedule that comes next on the way to `until`. */
function upcoming({ schedules, book, known }: Scheduling, until: EpochMs): Upcoming[] {
  return schedules().flatMap((schedule) => {
    const last = book.lastDueAt(schedule.name);
    if (last === null) return [];
    const rule = JSON.stringify([schedule.rule, schedule.zone, schedule.missed]);
    const before = known.get(schedule.name);
    // As long as it lies ahead nothing was passed over.
    if (before?.rule === rule && before.last === last && before.slot.due > until)
      return [{ schedule, slot: before.slot }];
    const slot = nextSlot(schedule, passedOver(schedule, last, until));
    known.set(schedule.name, { rule, last, slot });
    return [{ schedule, slot }];
  });
}

const day = 24 * 60 * 60 * 1000;
/** More than DST moves a slot by, less than slots lie apart. */
const slack = day / 12;

/** From where on slots count: `last`, or later where more slots lie before `until` than the schedule makes up for. */
function passedOver(schedule: Schedule, last: EpochMs, until: EpochMs): EpochMs {
  const latest = latestSlot(schedule, { after: last, until });
  if (latest === null) return last;
  const step = schedule.rule.every === 'day' ? day : 7 * day;
  return Math.max(last, latest.due - schedule.missed * step + slack);
}
