import type { Said } from './chats.ts';
import type { Evidence, ThoughtRow } from './evidence.ts';
import type { Act, Expected } from './script.ts';

/** An act with the message that it was done by (an edit: the one that was edited). */
export type Performed = Act & { readonly messageId: number };

export interface Verdict {
  /** Thoughts and edits that are not stored. */
  readonly lost: number;
  /** Thoughts, edits and commands that are stored more than once. */
  readonly doubled: number;
  readonly missingReplies: number;
  readonly repeatedReplies: number;
  /** Every deviation in a sentence, none when all is as it must be. A repeated reply is none. */
  readonly problems: readonly string[];
}

export interface Case {
  readonly performed: readonly Performed[];
  readonly expected: readonly Expected[];
  readonly evidence: Evidence;
  readonly chat: readonly Said[];
}

/** Compares what the person did with what the bot kept and said. */
export function judge(given: Case): Verdict {
  const stored = storedOnce(given);
  const replies = replied(given);
  const problems = [
    ...stored.problems,
    ...replies.problems,
    ...given.expected.flatMap((thought) => effectProblems(given, thought)),
    ...traceProblems(given),
    ...given.evidence.damage,
  ];
  return { ...stored, ...replies, problems };
}

/** Each act has its one inbox row, each thought its one row with its words. */
function storedOnce({ performed, evidence }: Case): { lost: number; doubled: number; problems: string[] } {
  const problems: string[] = [];
  let lost = 0;
  let doubled = 0;
  const count = (what: string, found: number, wanted: number): void => {
    if (found < wanted) lost += wanted - found;
    if (found > wanted) doubled += found - wanted;
    if (found !== wanted) problems.push(`${what}: stored ${found} times, not ${wanted}`);
  };
  for (const [key, acts] of groupBy(performed, keyOf)) {
    const rows = evidence.inbox.filter(({ type, fingerprint }) => keyOfRow(type, fingerprint) === key);
    count(`update of ${acts[0]?.text ?? key}`, rows.length, acts.length);
  }
  for (const act of performed) {
    if (act.type !== 'thought') continue;
    const rows = evidence.thoughts.filter(({ message_id, text }) => message_id === act.messageId && text === act.text);
    count(`thought ${act.text}`, rows.length, 1);
  }
  const thoughts = performed.filter(({ type }) => type === 'thought').length;
  if (evidence.thoughts.length > thoughts) problems.push(`${evidence.thoughts.length} thoughts of ${thoughts}`);
  return { lost, doubled, problems };
}

function keyOf(act: Performed): string {
  return `${act.type === 'edit' ? 'edit' : 'message'} ${act.messageId}`;
}

/** A fingerprint names its type, the chat, the message and a time. */
function keyOfRow(type: string, fingerprint: string): string {
  return `${type} ${fingerprint.split(' ')[2] ?? ''}`;
}

/** Each update that took effect has an answer that stands in the chat; what stands there besides is a repetition. */
function replied({ evidence, chat }: Case): { missingReplies: number; repeatedReplies: number; problems: string[] } {
  const said = new Set(chat.filter(({ by }) => by === 'bot').map(({ messageId }) => messageId));
  const arrived = evidence.deliveries.filter(
    ({ status, message_id }) => status === 'sent' && message_id !== null && said.has(message_id),
  );
  const answered = new Set(arrived.map(({ inbox_id }) => inbox_id));
  const unanswered = evidence.inbox.filter(({ id }) => !answered.has(id));
  const waiting = evidence.deliveries.filter(({ status }) => status !== 'sent');
  return {
    missingReplies: unanswered.length,
    repeatedReplies: said.size - new Set(arrived.map(({ message_id }) => message_id)).size,
    problems: [
      ...unanswered.map(({ fingerprint }) => `no reply to ${fingerprint}`),
      ...waiting.map(({ inbox_id, status }) => `reply to inbox ${inbox_id} is ${status}`),
    ],
  };
}

/** The thought, its task and the journal are what the person's acts make of them, each taken once. */
function effectProblems({ evidence }: Case, wanted: Expected): string[] {
  const thought = evidence.thoughts.find(({ text }) => text === wanted.text);
  if (!thought) return [];
  const journal = evidence.changes.filter(({ label }) => label.includes(wanted.word));
  const found = {
    forgotten: thought.status === 'forgotten',
    revisions: evidence.revisions.filter((row) => row.thought_id === thought.id).map(({ text }) => text),
    changes: journal.length,
    undone: journal.filter(({ undone_at }) => undone_at !== null).length,
    ...(wanted.isTask && taskOf(evidence, thought)),
  };
  const { forgotten, revisions, changes, undone, importance, tags } = wanted;
  const status = forgotten ? 'deleted' : wanted.done ? 'done' : 'open';
  const expected = {
    forgotten,
    revisions,
    changes,
    undone,
    ...(wanted.isTask && { tasks: 1, status, importance, tags: tags.toSorted() }),
  };
  const [is, shouldBe] = [JSON.stringify(found), JSON.stringify(expected)];
  return is === shouldBe ? [] : [`${wanted.text}: is ${is}, should be ${shouldBe}`];
}

function taskOf(evidence: Evidence, thought: ThoughtRow) {
  const tasks = evidence.tasks.filter((row) => row.thought_id === thought.id);
  const [task] = tasks;
  const tags = JSON.parse(task?.tags ?? '[]') as string[];
  return {
    tasks: tasks.length,
    status: task?.status ?? null,
    importance: task?.importance ?? null,
    tags: tags.toSorted(),
  };
}

/** Each update left one trace, whole from `input` to `complete`; a thought's has the decision in it. */
function traceProblems({ evidence }: Case): string[] {
  const traces = [...groupBy(evidence.stages, ({ trace_id }) => trace_id).values()];
  const thoughtTraces = new Set(
    traces.filter((rows) => rows.some(({ stage }) => stage === 'classify')).map((rows) => rows.at(-1)?.thought_id),
  );
  const byUpdate = groupBy(traces, (rows) => rows[0]?.update_id ?? null);
  return [
    ...evidence.inbox.flatMap(({ update_id, fingerprint }) => {
      const of = byUpdate.get(update_id) ?? [];
      if (of.length !== 1) return [`${fingerprint}: ${of.length} traces`];
      const stages = of[0]?.map(({ stage }) => stage) ?? [];
      const whole = stages[0] === 'input' && stages.at(-1) === 'complete' && stages.includes('execute');
      return whole ? [] : [`${fingerprint}: its trace is ${stages.join(', ')}`];
    }),
    ...evidence.thoughts.filter(({ id }) => !thoughtTraces.has(id)).map(({ text }) => `no whole trace of ${text}`),
  ];
}

function groupBy<T, K>(list: readonly T[], key: (entry: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const entry of list) {
    const group = groups.get(key(entry));
    if (group) group.push(entry);
    else groups.set(key(entry), [entry]);
  }
  return groups;
}
