import {
  contactPlanFrom,
  type ContactDecision,
  type ContactType,
  decideContact,
  slotName,
  whyTooLate,
} from '@noctem/core/butler';
import { newJob } from '@noctem/core/jobs';
import type { EpochMs, LocalDate, ZoneId } from '@noctem/core/kernel';
import type { Contact, Store, User } from '@noctem/store';
import { type ActParts, beginAct } from '../conversation/act.ts';
import { readPerson } from '../conversation/person.ts';
import { type Reply, storedMessage } from '../conversation/reply.ts';
import type { Act, Scene } from '../conversation/turn.ts';
import { insightMessage } from '../insights/insight-message.ts';
import { chooseForReport } from '../insights/open-insights.ts';
import { withGuesses } from './best-guess.ts';
import { windowMaterial } from './clarification-window.ts';
import { pastContacts } from './past-contacts.ts';
import { weeklyReport } from './report.ts';
import { updateMessage } from './update-message.ts';

/** One occasion at which the butler may speak unasked. */
export interface Occasion {
  readonly userId: number;
  readonly type: ContactType;
  /** The day that it stands for. */
  readonly slot: LocalDate;
}

/**
 * Decides about an occasion and writes what follows, all in one transaction: the contact with its message, or the reason
 * of the silence; a trace in either case. Returns the decision.
 */
export function decideOccasion(parts: ActParts, occasion: Occasion): ContactDecision {
  const { store } = parts;
  const user = store.people.byId(occasion.userId);
  if (!user) return { decision: 'silence', reason: 'unreachable' };
  const act = beginAct(parts, user, 'contact');
  const seen = pastOf(act, occasion);
  const prepared = prepare(act, { user, occasion, past: seen });
  return store.transact(() => {
    const past = pastOf(act, occasion);
    const { said } = prepared;
    // Decided before the transaction, which is to be short; again where another process was faster.
    const decision = isSame(past, seen)
      ? prepared.decision
      : decideNow(act, { user, occasion, past, material: said !== null });
    if (said !== null && decision.decision === 'contact') queueContact(act, { user, occasion, said, ...decision });
    if (decision.decision === 'later') tryLater(act, occasion, decision.at);
    closeTrace(act, occasion, decision);
    return decision;
  });
}

/** Why a contact is not to be sent any more, in one sentence; null while it still may be. */
export function whyContactIsTooLate(
  { store, now, defaultZone }: { store: Store; now: EpochMs; defaultZone: ZoneId },
  contactId: number,
): string | null {
  const contact = store.contacts.byId(contactId);
  const user = contact && store.people.byId(contact.userId);
  if (!contact || user?.access !== 'allowed') return 'the person is not served any more';
  const plan = contactPlanFrom(store.people.settings(user.id));
  const { zone } = readPerson(store, user, defaultZone);
  const day = contact.slot.slice(contact.type.length + 1);
  const reason = whyTooLate({ day, decidedAt: contact.decidedAt, plan, zone }, now);
  return reason && reasonsInWords[reason];
}

const reasonsInWords = {
  'too-late': 'Telegram did not take it before its time was over',
  'quiet-hours': 'Telegram did not take it before the quiet hours',
} as const;

/** What is to be said on an occasion, and what to note once it is queued. */
interface Said {
  readonly reply: Reply;
  /** What comes along, each a message of its own. */
  readonly more: readonly Reply[];
  /** Insights that were told often enough: they rest from now on. */
  readonly rested: readonly number[];
}

interface Prepared {
  /** What is to be said; null where that is nothing. */
  readonly said: Said | null;
  readonly decision: ContactDecision;
}

/** Reads what there is to say, only where the hour and the budget allow to say it, and decides. */
function prepare(scene: Scene, about: { user: User; occasion: Occasion; past: readonly Contact[] }): Prepared {
  const possible = decideNow(scene, { ...about, material: true });
  if (possible.decision !== 'contact') return { said: null, decision: possible };
  const said = wordsFor(scene, about.occasion.type);
  return { said, decision: said === null ? decideNow(scene, { ...about, material: false }) : possible };
}

function wordsFor(scene: Scene, type: ContactType): Said | null {
  const alone = (reply: Reply | null): Said | null => reply && { reply, more: [], rested: [] };
  switch (type) {
    case 'update':
      return alone(updateMessage(scene));
    case 'report':
      return reportWithInsights(scene);
    case 'clarification':
      return alone(windowMaterial(scene.store, scene.person, scene.now));
  }
}

/** The report, and after it what the person might want to have otherwise. What they heard twice rests from now on. */
function reportWithInsights(scene: Scene): Said | null {
  const { told, rested } = chooseForReport(scene.store, scene.person.id);
  const reply = weeklyReport(scene, { insights: told.length });
  return (
    reply && {
      reply,
      more: told.map((insight) => insightMessage(insight, told)),
      rested: rested.map(({ id }) => id),
    }
  );
}

function decideNow(
  { store, person, now }: Scene,
  about: { user: User; occasion: Occasion; past: readonly Contact[]; material: boolean },
): ContactDecision {
  const { user, occasion, past, material } = about;
  if (user.telegramId === null || user.access !== 'allowed') return { decision: 'silence', reason: 'unreachable' };
  const plan = contactPlanFrom(store.people.settings(user.id));
  return decideContact({ type: occasion.type, day: occasion.slot, plan, zone: person.zone, past, material }, now);
}

function pastOf({ store, now }: Scene, { userId, type, slot }: Occasion): Contact[] {
  return pastContacts(store, { userId, now, slot: slotName(type, slot) });
}

function isSame(left: readonly Contact[], right: readonly Contact[]): boolean {
  const signs = (contacts: readonly Contact[]) => contacts.map(({ id, status }) => `${id} ${status}`).join();
  return signs(left) === signs(right);
}

function queueContact(
  act: Act,
  contact: { user: User; occasion: Occasion; said: Said; week: string; slot: string },
): void {
  const { store, now, person, trace } = act;
  const { user, occasion, said, week, slot } = contact;
  const { type } = occasion;
  const contactId = store.contacts.add({
    userId: person.id,
    type,
    week,
    slot,
    decidedAt: now,
    traceId: trace.traceId,
  });
  const messages = [withGuesses(act, said.reply), ...said.more];
  const deliveries = messages.map((reply) =>
    store.deliveries.add({
      userId: person.id,
      inboxId: null,
      contactId,
      channel: 'telegram',
      method: 'send',
      chatId: user.telegramId ?? 0,
      messageId: null,
      payload: storedMessage(reply, null),
      about: reply.about ?? null,
      insightId: reply.insightId ?? null,
      listing: reply.listing?.map((subject) => [subject.type, subject.id] as const) ?? null,
      status: 'pending',
      createdAt: now,
    }),
  );
  for (const id of said.rested) store.insights.update(id, { status: 'expired', updatedAt: now });
  const insights = said.more.flatMap(({ insightId }) => insightId ?? []);
  trace.record({
    stage: 'execute',
    component: 'contact',
    outcome: 'contact',
    metadata: { contact: contactId, type, week, slot, deliveries, ...(insights.length > 0 && { insights }) },
  });
}

function tryLater({ store, now }: Act, occasion: Occasion, at: EpochMs): void {
  store.outbox.enqueue(
    newJob({ name: 'contact', payload: { ...occasion, at }, userId: occasion.userId, runAt: at }),
    now,
  );
}

/** Speaking and being silent are both decisions, and both say why. */
function closeTrace({ store, trace }: Act, { userId, type, slot }: Occasion, decision: ContactDecision): void {
  if (decision.decision === 'contact') {
    trace.record({ stage: 'reply', component: 'butler', outcome: 'queued' });
    store.traces.write(userId, trace.finish('contact', type));
    return;
  }
  const { reason } = decision;
  const metadata = { type, slot, reason, ...(decision.decision === 'later' && { at: decision.at }) };
  trace.record({ stage: 'execute', component: 'contact', outcome: decision.decision, metadata });
  trace.record({ stage: 'reply', component: 'butler', outcome: 'silent' });
  store.traces.write(userId, trace.finish('contact', reason));
}
