import { newJob } from '@noctem/core/jobs';
import { type EpochMs, localMoment } from '@noctem/core/kernel';
import type { Subject } from '@noctem/core/items';
import type { Clarification, Store } from '@noctem/store';
import { FormattedString } from '@grammyjs/parse-mode';
import type { Person } from '../conversation/person.ts';
import type { Button, Reply } from '../conversation/reply.ts';
import { filedLine } from '../filing/confirmation.ts';
import { understand } from '../filing/decide.ts';
import { wordsOf } from '../filing/words.ts';
import { answerButtons } from '../filing/question.ts';
import type { Scene } from '../conversation/turn.ts';
import { shortTitle } from '../wording/items.ts';
import { rich } from '../wording/rich.ts';
import { mostSkips } from './best-guess.ts';
import { mostValuableFirst } from './clarification-order.ts';

/** More questions than these nobody answers. */
const mostQuestions = 5;
/** Of those that wait only the youngest are weighed: each is read again for it. */
const mostWeighed = 100;
/** What was asked in a reply a moment ago is not asked again at once. */
const justAskedMs = 10 * 60_000;
/** A question that was skipped for the second time is filed by the best guess when so much time has gone by. */
const patienceMs = 48 * 60 * 60 * 1000;

/**
 * What a clarification window asks: the most valuable of the questions without an answer, numbered, with their buttons.
 * Null where there is nothing to ask. Reads only; once it is sent, `afterWindow` is to be called.
 */
export function windowMaterial(store: Store, person: Person, now: EpochMs): Reply | null {
  const scene = { store, person, now, today: localMoment(now, person.zone).date };
  const asked = mostValuable(scene).slice(0, mostQuestions);
  if (asked.length === 0) return null;
  return windowReply(
    scene,
    asked.map((question) => question.thoughtId),
  );
}

/**
 * Notes that the questions about these thoughts were asked in a window at `now`: skipped until the answer comes. Those that were asked
 * twice then have two days until they are filed by the best guess, which the next message that goes out says.
 */
export function afterWindow(store: Store, window: { thoughtIds: readonly number[]; now: EpochMs }): void {
  const { thoughtIds, now } = window;
  const clarificationIds = thoughtIds.flatMap((id) => store.clarifications.ofThought(id)?.id ?? []);
  store.clarifications.askedAgain(clarificationIds, now);
  for (const clarificationId of clarificationIds) {
    const question = store.clarifications.byId(clarificationId);
    if (question?.status !== 'waiting' || question.skipped < mostSkips) continue;
    const payload = { clarificationId, askedAt: now };
    store.outbox.enqueue(newJob({ name: 'guess', payload, userId: question.userId, runAt: now + patienceMs }), now);
  }
}

/** A window as it stands now: what still waits with its buttons, what was answered as what it became. */
export function windowReply(scene: Scene, thoughtIds: readonly number[]): Reply {
  const lines = thoughtIds.map((id, index) => rich(`\n${index + 1}. `, lineOf(scene, id)));
  const keyboard = thoughtIds.flatMap((id, index) => buttonsOf(scene, { id, number: index + 1 }));
  const title = keyboard.length === 0 ? 'All answered' : thoughtIds.length === 1 ? 'A question' : 'A few questions';
  const example = thoughtIds.length === 1 ? '“tomorrow” or “note”' : '“1: tomorrow 2: note”';
  const how = keyboard.length === 0 ? '' : `\n\nTap, or answer like ${example}.`;
  const listing = thoughtIds.map((id): Subject => ({ type: 'thought', id }));
  const [only] = listing;
  return {
    text: rich(FormattedString.bold(title), ...lines, how),
    keyboard,
    listing,
    ...(only && listing.length === 1 && { about: only }),
  };
}

function mostValuable(scene: Scene): Clarification[] {
  const { store, person, now, today } = scene;
  const waiting = store.clarifications
    .waiting(person.id)
    .filter(
      (question) => question.skipped < mostSkips && (question.skipped > 0 || now - question.askedAt >= justAskedMs),
    )
    .slice(-mostWeighed)
    .flatMap((question) => {
      const thought = store.thoughts.byId(question.thoughtId);
      if (thought?.status !== 'pending') return [];
      const { date, importance } = understand(scene, store.thoughts.currentText(thought), thought.sentAt).decision;
      return [{ ...question, date, importance, receivedAt: thought.receivedAt }];
    });
  return mostValuableFirst(waiting, { today, at: now });
}

function lineOf(scene: Scene, thoughtId: number): FormattedString | string {
  const thought = scene.store.thoughts.byId(thoughtId);
  if (!thought) return '(gone)';
  const question = scene.store.clarifications.ofThought(thoughtId);
  if (thought.status === 'pending' && question) return boldTitle(question.question);
  const title = FormattedString.strikethrough(shortTitle(wordsOf(scene.store, thought)));
  const subjects = scene.store.items.ofThought(thoughtId);
  return subjects.length === 1 ? filedLine(scene, subjects) : title;
}

/** A question as it is kept, plain, with what it is about in bold again. */
function boldTitle(question: string): FormattedString {
  const end = question.lastIndexOf(' — ');
  return rich(FormattedString.bold(question.slice(0, Math.max(0, end))), question.slice(Math.max(0, end)));
}

function buttonsOf({ store }: Scene, of: { id: number; number: number }): Button[][] {
  const question = store.clarifications.ofThought(of.id);
  return question?.status === 'waiting' ? answerButtons(of.id, question.reason, of.number) : [];
}
