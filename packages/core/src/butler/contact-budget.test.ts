import { latestSlot, nextSlot } from '@noctem/core/jobs';
import { addDays, type EpochMs, localMoment, parseInstant, weekdayOf } from '@noctem/core/kernel';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  budgetUsed,
  type ContactState,
  decideContact,
  nextContact,
  type PastContact,
  patienceMs,
  weeklyBudget,
  whyTooLate,
} from './contact-budget.ts';
import {
  type ContactPlan,
  contactPlanFrom,
  contactSlots,
  contactTypes,
  defaultContactPlan,
  isQuiet,
  timeOf,
} from './contact-plan.ts';
import { isoWeek } from './week.ts';

const minute = 60_000;
const hour = 60 * minute;

function at(iso: string): EpochMs {
  const instant = parseInstant(iso);
  if (instant === null) throw new Error(`no instant: ${iso}`);
  return instant;
}

/** Monday's update in Lisbon, winter time (UTC). */
const mondayUpdate: ContactState = {
  type: 'update',
  day: '2026-11-23',
  plan: defaultContactPlan,
  zone: 'Europe/Lisbon',
  past: [],
  material: true,
};

function contact(type: PastContact['type'], slot: string, status: PastContact['status'] = 'sent'): PastContact {
  const day = slot.split(' ')[1] ?? '';
  return { type, slot, status, week: isoWeek(day), decidedAt: at(`${day}T09:00:00Z`) };
}

describe('a contact', () => {
  it('is made at its time, and late for some hours', () => {
    const week = { decision: 'contact', week: '2026-W48', slot: 'update 2026-11-23' };
    expect(decideContact(mondayUpdate, at('2026-11-23T09:00:00Z'))).toEqual(week);
    expect(decideContact(mondayUpdate, at('2026-11-23T13:00:00Z'))).toEqual(week);
    expect(decideContact(mondayUpdate, at('2026-11-23T13:00:01Z'))).toMatchObject({ reason: 'too-late' });
    expect(decideContact(mondayUpdate, at('2026-11-24T09:00:00Z'))).toMatchObject({ reason: 'too-late' });
  });

  it('that a clock set back asks for too early waits for its time', () => {
    expect(decideContact(mondayUpdate, at('2026-11-22T20:00:00Z'))).toEqual({
      decision: 'later',
      at: at('2026-11-23T09:00:00Z'),
      reason: 'not-due',
    });
  });

  it('is not made without anything to say, nor where nothing is planned', () => {
    const now = at('2026-11-23T09:00:00Z');
    expect(decideContact({ ...mondayUpdate, material: false }, now)).toMatchObject({ reason: 'nothing-to-say' });
    const plan = contactPlanFrom({ updates: { weekdays: [], at: '09:00' } });
    expect(decideContact({ ...mondayUpdate, plan }, now)).toMatchObject({ reason: 'not-planned' });
  });

  it.each(['sending', 'sent', 'refused', 'unconfirmed'] as const)('is never made twice for one slot: %s', (status) => {
    const past = [contact('update', 'update 2026-11-23', status)];
    expect(decideContact({ ...mondayUpdate, past }, at('2026-11-23T09:00:00Z'))).toMatchObject({ reason: 'slot-used' });
  });

  it('counts when its outcome is unknown, and not when it was refused', () => {
    const plan = contactPlanFrom({ updates: { weekdays: [1, 2, 3, 4], at: '09:00' } });
    const friday = { ...mondayUpdate, plan, day: '2026-11-26' };
    const now = at('2026-11-26T09:00:00Z');
    const slots = ['update 2026-11-23', 'update 2026-11-24', 'update 2026-11-25'];
    const unknown = slots.map((slot) => contact('update', slot, 'unconfirmed'));
    expect(decideContact({ ...friday, past: unknown }, now)).toMatchObject({ reason: 'budget-used' });
    const refused = slots.map((slot) => contact('update', slot, 'refused'));
    expect(decideContact({ ...friday, past: refused }, now)).toMatchObject({ decision: 'contact' });
  });

  it('waits for the end of quiet hours, or stays out where they outlast the day', () => {
    const now = at('2026-11-23T09:00:00Z');
    const until10 = contactPlanFrom({ quietHours: { from: '21:00', to: '10:00' } });
    expect(timeOf(until10, 'update')).toBe('10:00');
    expect(decideContact({ ...mondayUpdate, plan: until10 }, now)).toMatchObject({ at: at('2026-11-23T10:00:00Z') });
    const late = contactPlanFrom({ updates: { weekdays: [1], at: '23:00' } });
    expect(decideContact({ ...mondayUpdate, plan: late }, at('2026-11-23T23:00:00Z'))).toMatchObject({
      reason: 'quiet-hours',
    });
    const noon = contactPlanFrom({ quietHours: { from: '10:30', to: '12:00' } });
    expect(decideContact({ ...mondayUpdate, plan: noon }, at('2026-11-23T11:00:00Z'))).toEqual({
      decision: 'later',
      at: at('2026-11-23T12:00:00Z'),
      reason: 'quiet-hours',
    });
  });

  it('that Telegram did not take in time is given up', () => {
    const decidedAt = at('2026-11-23T20:00:00Z');
    const waiting = { ...mondayUpdate, decidedAt };
    expect(whyTooLate(waiting, decidedAt + hour)).toBeNull();
    expect(whyTooLate(waiting, decidedAt + 3 * hour)).toBe('quiet-hours');
    expect(whyTooLate(waiting, decidedAt + 5 * hour)).toBe('too-late');
  });
});

describe('the next contact', () => {
  it('is the first one for which there is budget', () => {
    const state = { plan: defaultContactPlan, zone: 'Europe/Lisbon', past: [] };
    expect(nextContact(state, at('2026-11-23T09:00:00Z'))).toEqual({
      type: 'clarification',
      at: at('2026-11-24T09:00:00Z'),
    });
    expect(nextContact(state, at('2026-11-22T12:00:00Z'))).toEqual({ type: 'report', at: at('2026-11-22T18:00:00Z') });
    const past = [contact('report', 'report 2026-11-22')];
    expect(nextContact({ ...state, past }, at('2026-11-22T12:00:00Z'))?.type).toBe('update');
    const never = contactPlanFrom({
      updates: { weekdays: [], at: '09:00' },
      clarifications: { weekdays: [], at: '09:00' },
      report: { weekdays: [], at: '09:00' },
    });
    expect(nextContact({ ...state, plan: never }, 0)).toBeNull();
  });
});

describe('a plan', () => {
  it('is read from what is set, and is the default where that is no use', () => {
    expect(contactPlanFrom({})).toEqual(defaultContactPlan);
    expect(contactPlanFrom({ updates: { weekdays: [8], at: '25:00' }, quietHours: 'none' })).toEqual(
      defaultContactPlan,
    );
    const { times } = contactPlanFrom({ report: { weekdays: [5], at: '17:30' } });
    expect(times).toEqual({ ...defaultContactPlan.times, report: { weekdays: [5], at: '17:30' } });
  });
});

// Both halves have changes of the clock in different months, a zone off by half an hour, one that changes by that, one across the date line.
const zones = [
  'Europe/Lisbon',
  'America/New_York',
  'Australia/Lord_Howe',
  'Pacific/Auckland',
  'Asia/Kolkata',
  'Pacific/Apia',
  'America/Santiago',
];
const zone = fc.constantFrom(...zones);
const time = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 3 }))
  .map(([h, quarter]) => `${String(h).padStart(2, '0')}:${String(quarter * 15).padStart(2, '0')}`);
const weekdays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { maxLength: 5 });
const plan: fc.Arbitrary<ContactPlan> = fc.record({
  times: fc.record({
    update: fc.record({ weekdays, at: time }),
    clarification: fc.record({ weekdays, at: time }),
    report: fc.record({ weekdays, at: time }),
  }),
  quiet: fc.oneof(fc.constant(defaultContactPlan.quiet), fc.record({ from: time, to: time })),
});
const status = fc.constantFrom(
  'sent' as const,
  'sent' as const,
  'refused' as const,
  'unconfirmed' as const,
  'sending' as const,
);

/** What happens between two looks of a scheduler: time passes, the clock is set, the person travels or plans anew. */
const step = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({ type: fc.constant('pass' as const), ms: fc.integer({ min: minute, max: 30 * hour }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('set back' as const), ms: fc.integer({ min: minute, max: 60 * hour }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant('away' as const), ms: fc.integer({ min: hour, max: 400 * hour }) }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('travel' as const), zone }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('plan' as const), plan }) },
);

interface Made {
  readonly contact: PastContact;
  readonly zone: string;
  readonly plan: ContactPlan;
}

/** A scheduler, its jobs and a person over weeks: what is remembered is what the database would hold. */
function live(
  start: EpochMs,
  given: { plan: ContactPlan; zone: string; steps: readonly StepOf[]; statuses: readonly PastContact['status'][] },
): Made[] {
  let { plan: current, zone: where } = given;
  let now = start;
  const last = new Map<string, EpochMs>();
  const waiting: { type: PastContact['type']; day: string; at: EpochMs }[] = [];
  const made: Made[] = [];
  for (const one of given.steps) {
    if (one.type === 'pass' || one.type === 'away') now += one.ms;
    if (one.type === 'set back') now -= one.ms;
    if (one.type === 'travel') where = one.zone;
    if (one.type === 'plan') current = one.plan;
    for (const { type, rule } of contactSlots(current)) {
      const name = `${type} ${rule.weekday}`;
      const seen = last.get(name);
      last.set(name, Math.min(seen ?? now, now));
      const slot = seen === undefined ? null : latestSlot({ rule, zone: where }, { after: seen, until: now });
      if (!slot) continue;
      last.set(name, slot.due);
      // Handed over twice, as after a crash.
      waiting.push({ type, day: slot.day, at: slot.due }, { type, day: slot.day, at: slot.due });
    }
    for (const job of waiting.splice(0)) {
      if (job.at > now) {
        waiting.push(job);
        continue;
      }
      const past = lately(made, { slot: `${job.type} ${job.day}`, decidedAt: now });
      const decided = decideContact(
        { type: job.type, day: job.day, plan: current, zone: where, past, material: true },
        now,
      );
      if (decided.decision === 'later') {
        expect(decided.at).toBeGreaterThan(now);
        waiting.push({ ...job, at: decided.at });
      }
      if (decided.decision !== 'contact') continue;
      const outcome = given.statuses[made.length % given.statuses.length] ?? 'sent';
      made.push({
        contact: { type: job.type, slot: decided.slot, week: decided.week, decidedAt: now, status: outcome },
        zone: where,
        plan: current,
      });
    }
  }
  return made;
}

/** What the database is asked for: the weeks around an instant, and the slot itself whenever it was. */
function lately(made: readonly Made[], { slot, decidedAt }: Pick<PastContact, 'slot' | 'decidedAt'>): PastContact[] {
  const near = ({ contact }: Made) => contact.slot === slot || Math.abs(contact.decidedAt - decidedAt) < 16 * 24 * hour;
  return made.filter(near).map((one) => one.contact);
}

type StepOf = typeof step extends fc.Arbitrary<infer S> ? S : never;

describe('over any weeks, zones, changes of the clock, restarts and plans', () => {
  const life = fc.record({
    start: fc.integer({ min: at('2026-01-01T00:00:00Z'), max: at('2027-12-31T00:00:00Z') }),
    plan,
    zone,
    steps: fc.array(step, { minLength: 20, maxLength: 60 }),
    statuses: fc.array(status, { minLength: 1, maxLength: 7 }),
  });

  it('no week has a sixth contact, no slot a second one, no quiet hour any', () => {
    fc.assert(
      fc.property(life, ({ start, ...given }) => {
        const made = live(start, given);
        const slots = made.map(({ contact: { slot } }) => slot);
        expect(new Set(slots).size).toBe(slots.length);
        for (const one of made) {
          const past = lately(made, one.contact);
          const used = budgetUsed(past, { week: one.contact.week, zone: one.zone });
          for (const type of contactTypes) expect(used[type]).toBeLessThanOrEqual(weeklyBudget[type]);
          const local = localMoment(one.contact.decidedAt, one.zone);
          expect(isQuiet(one.plan.quiet, local.time)).toBe(false);
          expect(one.contact.slot).toBe(`${one.contact.type} ${local.date}`);
          expect(one.contact.week).toBe(isoWeek(local.date));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('each slot within the budget is made at its due instant, and is on the day it stands for', () => {
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 700 }), fc.constantFrom(...contactTypes), (where, days, type) => {
        const from = at('2026-01-01T00:00:00Z') + days * 24 * hour;
        for (const slot of contactSlots(defaultContactPlan).filter((one) => one.type === type)) {
          const { due, day } = nextSlot({ rule: slot.rule, zone: where }, from);
          expect(weekdayOf(day)).toBe(slot.rule.weekday);
          const state = { type, day, plan: defaultContactPlan, zone: where, past: [], material: true };
          expect(decideContact(state, due)).toMatchObject({ decision: 'contact' });
          expect(decideContact(state, due + patienceMs + 1)).toMatchObject({ decision: 'silence', reason: 'too-late' });
          expect(decideContact({ ...state, day: addDays(day, 7) }, due)).toMatchObject({ decision: 'later' });
        }
      }),
      { numRuns: 12 },
    );
  });
});
