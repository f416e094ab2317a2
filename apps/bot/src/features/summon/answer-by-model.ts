import {
  type Nameable,
  readTranslation,
  translationForm,
  translationPrompt,
  type Untranslated,
} from '@noctem/core/butler';
import { newJob } from '@noctem/core/jobs';
import type { Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import type { Models } from '@noctem/models';
import type { JobOutcome, JobRun } from '@noctem/queue';
import type { Delivery, Thought } from '@noctem/store';
import { type ActParts, beginAct } from '../../conversation/act.ts';
import { type Reply, storedMessage } from '../../conversation/reply.ts';
import { linkTrace, owned } from '../../conversation/subject.ts';
import type { Act } from '../../conversation/turn.ts';
import { settingOf } from '../../filing/decide.ts';
import { recordCalls } from '../../models/record-calls.ts';
import { dueWords } from '../../wording/dates.ts';
import { placeholderOf, say, streamInto } from './placeholder.ts';
import { goneWords, titleOf } from './titles.ts';
import { translationMessage } from './translation-message.ts';

/** The words of a summons, kept as a thought, and what they speak of. */
export interface SummonWork {
  readonly thoughtId: number;
  readonly aboutType: Subject['type'] | null;
  readonly aboutId: number | null;
}

export interface SummonParts {
  readonly act: ActParts;
  readonly models: Models;
  readonly wakeSender: () => void;
}

type Run = Pick<JobRun, 'signal' | 'attempt'>;

const component = 'summon-model';
/** How long the person waits for the answer before they are told that it comes later. */
const patienceMs = 30_000;
const laterMs = 4 * 60_000;
const maxTokens = 300;
/** Of the other open tasks so many, the newest, may be meant. */
const namedTasks = 15;
/** As the catalogue has it for `summon-later`. */
const lastAttempt = 8;

/** Answers a summons that rules could not read while the person waits, at most half a minute; else the answer comes later. */
export async function answerSummons(parts: SummonParts, work: SummonWork, run: Run): Promise<JobOutcome> {
  const begun = begin(parts, work);
  if ('problem' in begun) return { status: 'skipped', reason: begun.problem };
  const { act, asked, placeholder } = begun;
  const onText = streamInto({ act, placeholder, source: asked.text, wakeSender: parts.wakeSender });
  const result = await ask(parts, { asked, act, timeLimitMs: patienceMs, signal: run.signal, onText });
  if (run.signal.aborted) return { status: 'failed', reason: 'stopped before it was ready' };
  return saidNothing(result) ? later(parts, begun, result) : conclude(parts, begun, result);
}

/** The same in its own time, for what took too long or found no model. Gives up at the last attempt, and says so. */
export async function answerSummonsLater(parts: SummonParts, work: SummonWork, run: Run): Promise<JobOutcome> {
  const begun = begin(parts, work);
  if ('problem' in begun) return { status: 'skipped', reason: begun.problem };
  const { act, asked } = begun;
  const result = await ask(parts, { asked, act, timeLimitMs: laterMs, signal: run.signal });
  if (run.signal.aborted) return { status: 'failed', reason: 'stopped before it was ready' };
  if (saidNothing(result) && run.attempt < lastAttempt) return { status: 'failed', reason: 'no model said a word' };
  return conclude(parts, { ...begun, isLate: true }, result);
}

/** Whether no model said a word: none was there, or it was away or silent. What it cannot make out is something else. */
function saidNothing({ status, calls }: Result): boolean {
  return status !== 'answered' && !calls.some(({ outcome }) => outcome === 'invalid');
}

interface Begun {
  readonly act: Act;
  readonly work: SummonWork;
  readonly thought: Thought;
  readonly asked: Untranslated;
  /** The message that said that somebody thinks about it; undefined where it is gone. */
  readonly placeholder: Delivery | undefined;
  readonly isLate: boolean;
}

function begin({ act: actParts }: SummonParts, work: SummonWork): Begun | { readonly problem: string } {
  const { store } = actParts;
  const thought = store.thoughts.byId(work.thoughtId);
  const user = thought && store.people.byId(thought.userId);
  if (!thought || thought.text === '') return { problem: 'the words were erased' };
  if (user?.access !== 'allowed') return { problem: 'the person is not served any more' };
  const act = beginAct(actParts, user, component);
  if (isAnswered(act, thought.id)) return { problem: 'answered already' };
  const placeholder = placeholderOf(store, thought);
  return { act, work, thought, asked: untranslated(act, thought, work), placeholder, isLate: false };
}

/** Its trace is written with the answer. */
function isAnswered({ store }: Act, thoughtId: number): boolean {
  const rows = store.traces.ofTraces(store.traces.about('thoughtId', thoughtId));
  return rows.some((row) => row.stage === 'complete' && row.component === component && row.outcome !== 'later');
}

function untranslated(act: Act, thought: Thought, { aboutType, aboutId }: SummonWork): Untranslated {
  const { zone, locale, conventions, projects } = settingOf(act);
  const spoken = aboutType !== null && aboutId !== null ? owned(act, { type: aboutType, id: aboutId }) : null;
  const newest = act.store.items
    .tasks({ userId: act.person.id, limit: namedTasks, status: 'open' })
    .toReversed()
    .map(({ id }): Subject => ({ type: 'task', id }));
  const others = newest.filter(({ type, id }) => type !== spoken?.type || id !== spoken.id);
  const items = [...(spoken ? [spoken] : []), ...others].filter((subject) => goneWords(act, subject) === null);
  return {
    text: thought.text,
    items: items.map((subject) => nameable(act, subject)),
    context: { zone, locale, conventions, projects, sentAt: thought.sentAt },
  };
}

function nameable(act: Act, subject: Subject): Nameable {
  const task = subject.type === 'task' ? act.store.items.task(subject.id) : undefined;
  return { subject, title: titleOf(act, subject), due: task ? dueWords(task, act.today) : '' };
}

interface Question {
  readonly asked: Untranslated;
  readonly act: Act;
  readonly timeLimitMs: number;
  readonly signal: AbortSignal;
  readonly onText?: (text: string) => void;
}

function ask({ models }: SummonParts, { asked, act, ...question }: Question) {
  return models.ask({
    work: 'summon',
    ...translationPrompt(asked),
    form: translationForm,
    maxTokens,
    rules: act.store.ruleSets.inForce(act.person.id),
    ...question,
  });
}

type Result = Awaited<ReturnType<typeof ask>>;

function conclude(parts: SummonParts, begun: Begun, result: Result): JobOutcome {
  const { act, thought, asked } = begun;
  const translation = result.status === 'answered' ? readTranslation(result.value, asked) : null;
  const reply = translationMessage(act, translation, { text: thought.text, thoughtId: thought.id });
  const outcome = translation === null ? 'not-understood' : 'offered';
  const done = finish(begun, { reply, outcome, result, metadata: { translation } });
  parts.wakeSender();
  return done ? { status: 'done', result: { outcome } } : { status: 'skipped', reason: 'answered already' };
}

/** Says that the answer will come, and leaves it to a job that has time. */
function later(parts: SummonParts, begun: Begun, result: Result): JobOutcome {
  const { act, work, thought } = begun;
  const words = oneLine(thought.text, 100);
  const text = `“${words}” takes longer to think about. I answer here when I have it; nothing is changed meanwhile.`;
  finish(begun, { reply: { text }, outcome: 'later', result, metadata: {} }, () => {
    const { store, now, person } = act;
    store.outbox.enqueue(newJob({ name: 'summon-later', payload: work, userId: person.id, runAt: now }), now);
  });
  parts.wakeSender();
  return { status: 'done', result: { outcome: 'later' } };
}

interface Finish {
  readonly reply: Reply;
  readonly outcome: string;
  readonly result: Result;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Answer, trace and what follows in one transaction; false where another run was faster. */
function finish(begun: Begun, { reply, outcome, result, metadata }: Finish, also = () => {}): boolean {
  const { act, thought, placeholder, isLate } = begun;
  const { store, trace, person } = act;
  return store.transact(() => {
    if (isAnswered(act, thought.id)) return false;
    if (reply.about) linkTrace(act, reply.about);
    trace.link({ thoughtId: thought.id });
    const why = result.status === 'answered' ? (result.calls.at(-1)?.why ?? '') : result.reason;
    trace.record({ stage: 'route', component, outcome: result.calls.at(-1)?.model ?? 'nobody', metadata: { why } });
    recordCalls(trace, result.calls);
    trace.record({ stage: 'execute', component, outcome, metadata });
    const delivery = say(act, { placeholder, payload: storedMessage(reply, null), about: reply.about ?? null, isLate });
    trace.record({ stage: 'reply', component: 'butler', outcome: 'queued', metadata: { deliveries: [delivery] } });
    also();
    store.traces.write(person.id, trace.finish(component, outcome));
    return true;
  });
}
