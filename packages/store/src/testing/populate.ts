import BetterSqlite3 from 'better-sqlite3';
import type { Store } from '../store.ts';

export const at = Date.UTC(2026, 10, 23, 9);

/** Two people who have said, changed and been told everything there is; every word of the first holds `word`. */
export function populate(store: Store, word: string): { userId: number; otherId: number; thoughtId: number } {
  const { id: userId } = store.people.admit({ telegramId: 1, role: 'owner', name: `Ada ${word}`, now: at });
  const { id: otherId } = store.people.admit({ telegramId: 2, role: 'guest', name: 'Grace', now: at });
  const thoughtId = say(store, { userId, text: `buy ${word} for the ferry`, messageId: 1 });
  say(store, { userId: otherId, text: 'somebody else’s thought', messageId: 2 });
  for (const id of [userId, otherId]) rememberImport(store, id);
  return { userId, otherId, thoughtId };
}

/** As if a log of theirs had been read in once. */
function rememberImport(store: Store, userId: number): void {
  const client = new BetterSqlite3(store.file, { timeout: 5_000 });
  client
    .prepare(
      `insert into log_imports (user_id, source, type, first, last, target) values (?, 'elsewhere', 'task', 901, 901, 901)`,
    )
    .run(userId);
  client.close();
}

/** What was said, as everything that hangs on it names it. */
interface Spoken {
  readonly userId: number;
  readonly text: string;
  readonly traceId: string;
  readonly thoughtId: number;
  readonly taskId: number;
}

function say(store: Store, own: { userId: number; text: string; messageId: number }): number {
  const { userId, text } = own;
  const traceId = `trace-${own.messageId}`;
  return store.transact(() => {
    const inboxId = store.inbox.receive({
      userId,
      botId: 4242,
      updateId: own.messageId,
      type: 'message',
      fingerprint: `message ${own.messageId}`,
      receivedAt: at,
    });
    store.people.set(userId, 'motto', { value: text, now: at });
    const thoughtId = keepThought(store, { ...own, traceId });
    const taskId = makeItems(store, { userId, text, thoughtId });
    const spoken = { userId, text, traceId, thoughtId, taskId };
    changeIt(store, spoken);
    traceIt(store, spoken);
    reply(store, { ...spoken, inboxId });
    speakUnasked(store, spoken);
    learn(store, spoken);
    return thoughtId;
  });
}

function keepThought(
  store: Store,
  own: Pick<Spoken, 'userId' | 'text' | 'traceId'> & { readonly messageId: number },
): number {
  const { userId, text, traceId } = own;
  const thoughtId = store.thoughts.add({
    userId,
    source: 'telegram',
    botId: 4242,
    chatId: userId,
    messageId: own.messageId,
    text,
    sentAt: at,
    receivedAt: at,
    zone: 'Europe/Lisbon',
    kind: 'task',
    confidence: 0.9,
    ambiguity: null,
    finalKind: null,
    status: 'filed',
    traceId,
    attachment: { type: 'photo', fileId: 'x', name: text, mime: null, bytes: 1, path: 'files/1.jpg' },
    forwardedFrom: text,
  });
  store.thoughts.addRevision({ userId, thoughtId, text: `${text}, edited`, editedAt: at, traceId });
  store.decisionContexts.keep(userId, { zone: 'Europe/Lisbon', projects: [text] });
  return thoughtId;
}

function makeItems(store: Store, { userId, text, thoughtId }: Omit<Spoken, 'traceId' | 'taskId'>): number {
  const project = store.items.addProject({
    userId,
    thoughtId,
    name: text,
    status: 'open',
    nextAction: text,
    createdAt: at,
    updatedAt: at,
  });
  const taskId = store.items.addTask({
    userId,
    thoughtId,
    position: 0,
    title: text,
    date: '2026-11-24',
    time: '17:00',
    tz: 'Europe/Lisbon',
    rrule: null,
    importance: 'high',
    projectId: project.id,
    tags: [text],
    status: 'open',
    createdAt: at,
    updatedAt: at,
    doneAt: null,
  });
  store.items.addNote({
    userId,
    thoughtId,
    text,
    projectId: project.id,
    tags: [text],
    status: 'kept',
    createdAt: at,
    updatedAt: at,
  });
  return taskId;
}

/** Two acts on the task, and a correction. */
function changeIt(store: Store, { userId, text, traceId, thoughtId, taskId }: Spoken): void {
  const rows = [{ table: 'tasks' as const, id: taskId, before: { title: text }, after: { title: text } }];
  const changeId = store.changes.add({ userId, traceId: `${traceId}-later`, label: `done “${text}”`, rows, at });
  // An act on several things links its trace to the first of them only.
  store.changes.add({ userId, traceId: `${traceId}-unlinked`, label: `delete “${text}”`, rows, at });
  store.corrections.add({
    userId,
    thoughtId,
    taskId,
    traceId,
    field: 'title',
    fromValue: text,
    toValue: text,
    route: 'amend',
    weight: 0.8,
    at,
    changeId,
  });
}

function traceIt(store: Store, { userId, text, traceId, thoughtId, taskId }: Spoken): void {
  store.traces.write(userId, [
    stage({ traceId, stage: 'classify', metadata: { decision: { title: text } } }),
    stage({ traceId, stage: 'complete', thoughtId, taskId }),
    stage({ traceId: `${traceId}-later`, stage: 'execute', metadata: { said: text } }),
    stage({ traceId: `${traceId}-later`, stage: 'complete', taskId }),
  ]);
}

function reply(store: Store, { userId, text, taskId, inboxId }: Spoken & { readonly inboxId: number | null }): void {
  const delivery = {
    userId,
    inboxId,
    channel: 'telegram',
    method: 'send',
    chatId: userId,
    messageId: null,
    payload: { text },
    status: 'sent',
    createdAt: at,
  } as const;
  store.deliveries.add({ ...delivery, about: { type: 'task', id: taskId }, listing: null });
  store.deliveries.add({ ...delivery, about: null, listing: [['task', taskId]] });
  store.deliveries.add({ ...delivery, about: null, listing: null });
}

/** A question, a reminder, an update, and work for later. */
function speakUnasked(store: Store, { userId, text, traceId, thoughtId, taskId }: Spoken): void {
  store.clarifications.add({
    userId,
    thoughtId,
    reason: 'intent',
    question: text,
    options: [text],
    askedAt: at,
    traceId,
  });
  store.reminders.add({ userId, taskId, dueAt: at }, at);
  store.contacts.add({
    userId,
    type: 'update',
    week: '2026-W48',
    slot: 'update 2026-11-23',
    decidedAt: at,
    traceId,
  });
  store.outbox.enqueue(
    {
      name: 'fetch-attachment',
      jobId: `fetch-${thoughtId}`,
      payload: { thoughtId },
      priority: 20,
      userId,
      runAt: at,
    },
    at,
  );
}

/** Everything that the system makes of what was said, by itself. */
function learn(store: Store, { userId, thoughtId, taskId, text, traceId }: Spoken): void {
  store.suggestions.add({
    userId,
    type: 'task',
    targetType: 'task',
    targetId: taskId,
    text,
    details: { firstStep: text },
    alternatives: [text],
    model: null,
    confidence: 0.5,
    basis: 'basis',
    createdAt: at,
    traceId,
  });
  store.analyses.put({ userId, targetType: 'task', targetId: taskId, basis: 'basis', by: 'rules', at });
  propose(store, { userId, thoughtId, text, traceId });
}

function propose(store: Store, { userId, thoughtId, text, traceId }: Omit<Spoken, 'taskId'>): void {
  const patternId = store.patterns.put({
    userId,
    patternType: 'correction',
    patternKey: `phrase:${text}`,
    occurrenceCount: 5,
    firstSeen: at,
    lastSeen: at,
    context: { evidence: [thoughtId] },
    confidence: 0.75,
  });
  const key = `phrase:${text}`;
  const rule = { type: 'keyword', key, value: { phrase: text, importance: 'high' } } as const;
  const insightId = store.insights.add({
    userId,
    type: 'keyword',
    key,
    title: text,
    explanation: text,
    action: text,
    priority: 0.5,
    status: 'applied',
    patternId,
    rule,
    proof: { basis: 'replay', changed: 5, fixed: 5, broken: 0, examples: [thoughtId] },
    evidenceCount: 5,
    createdAt: at,
    updatedAt: at,
    traceId,
  });
  store.rules.add({ ...rule, userId, insightId, fromAt: at });
  store.reviews.add({ userId, at, thoughtId, thoughts: 1, patterns: 1, insights: 1, traceId });
  const before = { kind: 'task', date: null, time: null, rrule: null, importance: null, project: text, isAsked: false };
  const outcome = { before, after: { ...before, importance: 'high' } };
  store.trials.put(userId, { name: 'trial', outcomes: new Map([[thoughtId, outcome]]) });
}

function stage(own: {
  traceId: string;
  stage: 'classify' | 'execute' | 'complete';
  metadata?: Record<string, unknown>;
  thoughtId?: number;
  taskId?: number;
}) {
  return {
    component: 'capture',
    outcome: 'task',
    at,
    durationUs: 10,
    confidence: null,
    classifier: null,
    ruleSet: null,
    projectId: null,
    metadata: null,
    thoughtId: null,
    taskId: null,
    ...own,
  };
}
