import { changeOf, type RowChange, type Subject, type Task } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import type { Suggestion } from '@noctem/store';
import { button, type Outcome, type Reply } from '../../conversation/reply.ts';
import type { MessageTurn, Turn } from '../../conversation/turn.ts';
import { filedLine } from '../../filing/confirmation.ts';
import { understand } from '../../filing/decide.ts';
import { due } from '../../filing/make-items.ts';
import { shortTitle } from '../../wording/items.ts';
import { rich } from '../../wording/rich.ts';
import { targetOf } from './message.ts';

const longestWords = 300;
/** For so long the next message is taken for the words that were asked for. */
const patienceMs = 10 * 60_000;

/** What is made of a suggestion: the words, and when the task of them is due where they say so. */
type Step = Pick<Task, 'title'> & Partial<Pick<Task, 'date' | 'time' | 'rrule'>>;

/** Uses a suggestion as it is: a task for the first step, or the next action of the project. */
export function take(turn: Turn, suggestion: Suggestion): Outcome {
  return carryOut(turn, suggestion, { step: { title: suggestion.text }, outcome: 'accepted', words: null });
}

/** Uses a suggestion in the person's own words, which may say when. */
export function takeWithWords(turn: MessageTurn | Turn, suggestion: Suggestion, text: string): Outcome {
  const words = oneLine(text, longestWords);
  const sentAt = turn.incoming.type === 'message' ? turn.incoming.sentAt : turn.now;
  const { decision } = understand(turn, words, sentAt);
  const isDated = decision.kind === 'task' && decision.title !== '' && decision.date !== null;
  const { date, time, rrule } = due(turn, decision, sentAt);
  const step = isDated ? { title: decision.title, date, time, rrule } : { title: words };
  return carryOut(turn, suggestion, { step, outcome: 'modified', words });
}

/** Declines a suggestion; it can be had back by Undo. */
export function dismiss(turn: Turn, suggestion: Suggestion): Outcome {
  if (suggestion.outcome !== null) return settledBefore(suggestion);
  const rows = [outcomeRow(turn, suggestion, { outcome: 'dismissed', modifiedText: null })];
  const changeId = write(turn, { rows, label: `“no” to “${oneLine(suggestion.text, 60)}”` });
  record(turn, suggestion, 'dismissed');
  return {
    outcome: 'dismissed',
    toast: 'Put aside.',
    reply: {
      text: `Put aside: ${oneLine(suggestion.text, 120)}`,
      keyboard: undo(changeId),
      about: targetOf(suggestion),
    },
  };
}

/** Asks how it shall read instead. */
export function askForWords(turn: Turn, suggestion: Suggestion): Outcome {
  if (suggestion.outcome !== null) return settledBefore(suggestion);
  const { store, person, now } = turn;
  store.people.set(person.id, 'awaitedWords', { value: { suggestion: suggestion.id, until: now + patienceMs }, now });
  return {
    outcome: 'asked-for-words',
    reply: {
      text: `How shall it read instead of “${oneLine(suggestion.text, 160)}”? Write it in your words.`,
      keyboard: [[button('Leave it', 'sug', 'leave', suggestion.id)]],
      about: targetOf(suggestion),
    },
  };
}

/** The suggestion whose words this message may be: asked for a moment ago, or the question that it answers. */
export function awaitedSuggestion(turn: MessageTurn): number | null {
  const { incoming, store, person, now } = turn;
  if (incoming.replyTo !== null) return askedBy(turn, incoming.replyTo);
  const { awaitedWords } = person;
  const isAwaited = awaitedWords !== null && now < awaitedWords.until;
  return isAwaited && isOpen(store.suggestions.byId(awaitedWords.suggestion), person.id)
    ? awaitedWords.suggestion
    : null;
}

function askedBy({ store, person, incoming }: MessageTurn, messageId: number): number | null {
  const asked = store.deliveries.latestOf({ userId: person.id, chatId: incoming.chatId, messageId });
  const id = Number(/"sug:leave:(\d{1,15})"/.exec(JSON.stringify(asked?.payload['keyboard'] ?? null))?.[1] ?? 0);
  return id > 0 && isOpen(store.suggestions.byId(id), person.id) ? id : null;
}

function isOpen(suggestion: Suggestion | undefined, userId: number): boolean {
  return suggestion?.userId === userId && suggestion.outcome === null;
}

interface Taking {
  readonly step: Step;
  readonly outcome: 'accepted' | 'modified';
  readonly words: string | null;
}

function carryOut(turn: Turn, suggestion: Suggestion, taking: Taking): Outcome {
  if (suggestion.outcome !== null) return settledBefore(suggestion);
  const made =
    suggestion.targetType === 'task' ? makeStep(turn, suggestion, taking) : setNext(turn, suggestion, taking);
  if (!made) return { outcome: 'gone', toast: 'That is closed meanwhile; nothing was changed.' };
  const { outcome, words } = taking;
  const rows = [...made.rows, outcomeRow(turn, suggestion, { outcome, modifiedText: words })];
  const changeId = write(turn, { rows, label: `the suggestion “${oneLine(taking.step.title, 60)}”` });
  record(turn, suggestion, outcome);
  const reply: Reply = { text: made.said, keyboard: undo(changeId), about: made.about };
  return { outcome, toast: 'Taken.', reply };
}

interface Made {
  readonly rows: readonly RowChange[];
  readonly said: FormattedString | string;
  readonly about: Subject;
}

/** The first step becomes a task of its own beside the one it begins: in its project, due when that is due. */
function makeStep(turn: Turn, suggestion: Suggestion, { step }: Taking): Made | null {
  const { store, person, now, today } = turn;
  const task = store.items.task(suggestion.targetId);
  if (task?.status !== 'open') return null;
  const date = step.date ?? (task.date !== null && task.date < today ? today : task.date);
  const id = store.items.addTask({
    userId: person.id,
    thoughtId: null,
    position: 0,
    title: step.title,
    date,
    time: step.time ?? null,
    rrule: step.rrule ?? null,
    tz: person.zone,
    importance: task.importance,
    projectId: task.projectId,
    tags: task.tags,
    status: 'open',
    createdAt: now,
    updatedAt: now,
    doneAt: null,
  });
  const about: Subject = { type: 'task', id };
  const row: RowChange = { table: 'tasks', id, before: { status: 'deleted' }, after: { status: 'open' } };
  return { rows: [row], said: filedLine(turn, [about]), about };
}

function setNext(turn: Turn, suggestion: Suggestion, { step, words }: Taking): Made | null {
  const { store, now } = turn;
  const project = store.items.project(suggestion.targetId);
  if (project?.status !== 'open') return null;
  const nextAction = words ?? step.title;
  const change = changeOf('projects', project, { nextAction });
  if (change) store.items.apply([{ ...change, after: { ...change.after, updatedAt: now } }]);
  const said = rich('▣ ', FormattedString.bold(shortTitle(project.name)), ` — next: ${oneLine(nextAction, 160)}`);
  return { rows: change ? [change] : [], said, about: { type: 'project', id: project.id } };
}

type Settled = Pick<Suggestion, 'outcome' | 'modifiedText'>;

function outcomeRow({ store, now }: Turn, { id }: Suggestion, { outcome, modifiedText }: Settled): RowChange {
  const before = { outcome: null, outcomeAt: null, modifiedText: null };
  const row: RowChange = { table: 'suggestions', id, before, after: { outcome, outcomeAt: now, modifiedText } };
  store.items.apply([row]);
  return row;
}

function write(turn: Turn, { rows, label }: { rows: readonly RowChange[]; label: string }): number {
  const { store, person, now, trace } = turn;
  return store.changes.add({ userId: person.id, traceId: trace.traceId, label, rows, at: now });
}

/** Which analysis was of use, and how soon that was said. */
function record({ trace, now }: Turn, suggestion: Suggestion, outcome: string): void {
  const { id, model, confidence, createdAt, traceId } = suggestion;
  const metadata = { suggestion: id, model, confidence, answered_after_ms: now - createdAt, analysis: traceId };
  trace.record({ stage: 'execute', component: 'suggestion', outcome, metadata });
}

function undo(changeId: number) {
  return [[button('Undo', 'undo', changeId)]];
}

const settledWords = {
  accepted: 'You took that already.',
  modified: 'You took that already, in your words.',
  dismissed: 'You put that aside.',
  ignored: 'That is settled meanwhile.',
} as const;

function settledBefore({ outcome }: Suggestion): Outcome {
  return { outcome: 'settled-before', toast: settledWords[outcome ?? 'ignored'] };
}
