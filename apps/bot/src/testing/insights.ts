import type { ProposedRule } from '@noctem/core/rules';
import type { Insight } from '@noctem/store';
import { type Chat, must } from './open-chat.ts';

/** “dentist” means high importance. */
export const dentistRule: ProposedRule = {
  type: 'keyword',
  key: 'phrase:dentist',
  value: { phrase: 'dentist', importance: 'high' },
};

/** Puts an insight into a person's store, as a review that found it would. */
export function plantInsight(chat: Chat, own: Partial<Insight> & { rule?: Insight['rule'] } = {}): Insight {
  const rule = own.rule ?? dentistRule;
  const key =
    own.key ?? ('remove' in rule ? `remove:${rule.remove}` : `${rule.type}:${rule.key}=${JSON.stringify(rule.value)}`);
  const patternId = chat.store.patterns.put({
    userId: chat.user.id,
    patternType: 'correction',
    patternKey: key,
    occurrenceCount: 8,
    firstSeen: chat.now,
    lastSeen: chat.now,
    context: { evidence: [] },
    confidence: 0.8,
  });
  const id = chat.store.insights.add({
    userId: chat.user.id,
    type: 'remove' in rule ? 'keyword' : rule.type,
    key,
    title: `Title of ${key}`,
    explanation: 'You changed it 8 of 8 times',
    action: 'From now on it would be so',
    priority: 0.5,
    status: 'pending',
    patternId,
    rule,
    proof: { basis: 'replay', changed: 8, fixed: 8, broken: 0, examples: [], tried: 40 },
    evidenceCount: 8,
    createdAt: chat.now,
    updatedAt: chat.now,
    traceId: 'trace-of-a-review',
  });
  chat.store.insights.update(id, { ...own, rule });
  return must(chat.store.insights.byId(id));
}

/** Rules in force, short: `keyword phrase:dentist {"phrase":"dentist","importance":"high"}`. */
export function rulesInForce(chat: Chat): string[] {
  return chat.store.rules
    .of(chat.user.id)
    .filter(({ untilAt }) => untilAt === null)
    .map(({ type, key, value }) => `${type} ${key} ${JSON.stringify(value)}`);
}
