import { isoWeek } from '@noctem/core/butler';
import { addDays, instantOf, isoInZone, localMoment, weekdayOf } from '@noctem/core/kernel';
import type { FaultKind } from '@noctem/playground';
import { expect, it } from 'vitest';
import { seededRandom } from '../support/seeded-random.ts';
import { type NoctemInTime, openNoctemInTime } from './noctem-in-time.ts';

const minute = 60_000;
/** Decides between which deeds the program is started anew. */
const chosen = process.env['NOCTEM_TEST_SEED'] ?? '20261122';
const seed = chosen === 'random' ? Math.floor(Math.random() * 1e9) : Number(chosen);
/** A Monday. Six days later the clocks of Sydney go forward; those of Lisbon go back on 25 October. */
const firstDay = '2026-09-28';
/** From this Wednesday's evening on the person is in Lisbon. */
const flight = '2026-10-14';
/** From this Monday on the mornings are quiet until half past ten. */
const quietFrom = '2026-10-26';

const troubles = ['none', 'tooManyRequests', 'serverError', 'cutBefore', 'cutAfter', 'blocked', 'none'] as const;
type Trouble = (typeof troubles)[number];

const becomes: Readonly<Record<Trouble, string>> = {
  none: 'sent',
  tooManyRequests: 'sent',
  serverError: 'unconfirmed',
  cutBefore: 'unconfirmed',
  cutAfter: 'unconfirmed',
  blocked: 'refused',
};

/** What the person hears in a week, by ISO weekday; Saturday is free. */
const planned = ['update', 'clarification', 'update', 'clarification', 'update', null, 'report'] as const;

interface Step {
  readonly day: string;
  readonly type: 'update' | 'clarification' | 'report' | null;
  readonly zone: string;
  /** When the contact of the day is due. */
  readonly due: number;
  readonly trouble: Trouble;
}

function stepsOfSixWeeks(): Step[] {
  return Array.from({ length: 42 }, (_, index) => {
    const day = addDays(firstDay, index);
    const zone = day <= flight ? 'Australia/Sydney' : 'Europe/Lisbon';
    const type = planned[weekdayOf(day) - 1] ?? null;
    const time = type === 'report' ? '18:00' : day >= quietFrom ? '10:30' : '09:00';
    // Two further each week, so that every kind of contact meets every kind of trouble.
    const turn = (index + 2 * Math.floor(index / 7)) % troubles.length;
    const trouble = type === null ? 'none' : (troubles[turn] ?? 'none');
    return { day, type, zone, due: instantOf({ date: day, time }, zone), trouble };
  });
}

it(
  `speaks six weeks long as often as it may, whatever Telegram, the clocks and the power do (seed ${seed})`,
  { timeout: 180_000 },
  async () => {
    const noctem = await openNoctemInTime('Australia/Sydney');
    const { guest } = noctem;
    const steps = stepsOfSixWeeks();
    await begin(noctem, (steps[0]?.due ?? 0) - 90 * minute);
    await live(
      noctem,
      steps.flatMap((step) => deedsOf(noctem, step)),
    );
    expect(guest.messages().filter(isContact)).toEqual([]);
    await judge(noctem, steps);
  },
);

/** The person and somebody whose messages move the clock while the person does not want to hear anything. */
async function begin({ say, person, guest }: NoctemInTime, from: number): Promise<void> {
  const at = isoInZone(from, 'Etc/UTC');
  await say(person, `/allow ${guest.id}`, { at, word: '2002' });
  await say(person, 'buy oat milk every day', { at, word: 'oat milk' });
  await say(person, 'work on the garden shed', { at, word: 'project' });
  await say(person, 'work on the family tree', { at, word: 'project' });
}

/** The instant of a contact goes by, with whatever happens to it. */
async function meet({ playground, person, guest, say }: NoctemInTime, step: Step): Promise<void> {
  if (step.trouble === 'blocked') person.block();
  else if (step.trouble !== 'none')
    playground.faults.next({ kind: step.trouble satisfies FaultKind, method: 'sendMessage' });
  await say(guest, '/help', { at: after(step, 20), word: 'Just write' });
  expect(playground.faults.outstanding()).toBe(0);
  if (step.trouble === 'blocked') person.unblock();
}

/** One thing that happens, and its kind. */
interface Deed {
  readonly what: string;
  readonly happens: () => Promise<unknown>;
}

/** What happens on a day, in order: the contact, and what the person does then. */
function deedsOf(noctem: NoctemInTime, step: Step): Deed[] {
  const { person, say } = noctem;
  const fly = () => say(person, 'I’m in Lisbon', { at: after(step, 40), word: 'Europe/Lisbon' });
  return [
    { what: step.type ?? 'nothing', happens: () => meet(noctem, step) },
    ...(step.day === flight ? [{ what: 'flight', happens: fly }] : []),
    ...(addDays(step.day, 1) === quietFrom ? [{ what: 'quiet', happens: () => quietMornings(noctem) }] : []),
    ...(weekdayOf(step.day) === 1 ? wonderings(noctem, step) : []),
  ];
}

/** New questions, so that the week's rounds have something to ask. */
function wonderings({ person, say }: NoctemInTime, step: Step): Deed[] {
  return ['boat', 'novel', 'kitchen', 'garage'].map((thing, index) => ({
    what: 'question',
    happens: () =>
      say(person, `work on the ${thing} ${step.day.slice(5)}`, { at: after(step, 30 + index), word: thing }),
  }));
}

/** The program ends and begins anew between any two deeds: between each two kinds at least once, elsewhere by chance. */
async function live(noctem: NoctemInTime, deeds: readonly Deed[]): Promise<void> {
  const random = seededRandom(seed);
  const parted = new Set<string>();
  let before = 'begin';
  for (const { what, happens } of deeds) {
    const joint = `${before} > ${what}`;
    if (!parted.has(joint) || random.next() < 0.35) await noctem.restart();
    parted.add(joint);
    await happens();
    before = what;
  }
}

function quietMornings(noctem: NoctemInTime): Promise<void> {
  return noctem.meanwhile((store) => {
    const owner = store.people.firstOwner();
    if (owner) store.people.set(owner.id, 'quietHours', { value: { from: '21:00', to: '10:30' }, now: 0 });
  });
}

function after(step: Step, minutes: number): string {
  return isoInZone(step.due + minutes * minute, 'Etc/UTC');
}

const isContact = ({ by, text }: { by: string; text: string }) =>
  by === 'bot' && /where things stand|^A few questions|^A question|^Your week/.test(text);

async function judge(noctem: NoctemInTime, steps: readonly Step[]): Promise<void> {
  const { contacts, reasons } = await noctem.meanwhile((store) => {
    const owner = store.people.firstOwner();
    if (!owner) throw new Error('there is no owner');
    const traces = store.traces.latest(owner.id, 10_000).filter(({ component }) => component === 'contact');
    return {
      contacts: store.contacts.list({ userId: owner.id, limit: 1_000 }),
      reasons: traces.map(({ outcome }) => outcome),
    };
  });
  const expected = steps.filter(({ type }) => type !== null);
  expect(contacts.map(({ slot, status }) => `${slot} ${status}`)).toEqual(
    expected.map(({ type, day, trouble }) => `${type} ${day} ${becomes[trouble]}`),
  );
  for (const [index, { due, zone, day }] of expected.entries()) {
    const contact = contacts[index];
    expect(contact?.decidedAt).toBe(due);
    expect(contact?.week).toBe(isoWeek(day));
    expect(localMoment(contact?.decidedAt ?? 0, zone).date).toBe(day);
    if (contact?.status !== 'sent') expect(contact?.reason).toMatch(/blocked|nobody knows/);
  }
  // What arrived: each that was sent once, each whose connection was cut afterwards once, nothing else and nothing twice.
  const arrived = expected.filter(({ trouble }) => ['none', 'tooManyRequests', 'cutAfter'].includes(trouble));
  const seen = noctem.person.messages().filter(isContact);
  expect(seen.map(({ text }) => text.split('\n')[0])).toHaveLength(arrived.length);
  expect(new Set(seen.filter(({ text }) => text.includes('stand')).map(({ text }) => text.split('\n')[0])).size).toBe(
    arrived.filter(({ type }) => type === 'update').length,
  );
  expect(reasons.filter((reason) => reason === 'update')).toHaveLength(18);
  expect(reasons.filter((reason) => reason === 'clarification')).toHaveLength(12);
  expect(reasons.filter((reason) => reason === 'report')).toHaveLength(6);
}
