import { type ContactPlan, contactPlanFrom, contactSettings } from '@noctem/core/butler';
import { changeOf, type RowChange } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { type ProposedRule, ruleInWords, ruleValues } from '@noctem/core/rules';
import type { Insight, LearnedRule, Store } from '@noctem/store';
import { type Button, button } from '../conversation/reply.ts';
import type { Act } from '../conversation/turn.ts';
import { settingsChange, type SettingsPatch } from '../features/settings/change-settings.ts';
import { journal } from '../filing/journal.ts';

/** What became of an answer: a word for the trace, a line for the person, and what may be done next. */
export interface Answered {
  readonly outcome: 'applied' | 'dismissed' | 'never' | 'unchanged';
  readonly text: string;
  readonly keyboard: readonly (readonly Button[])[];
}

/**
 * Puts the rule of an insight in force from now on, in the place of an equal one, or ends the rule that it asks to
 * remove; written as one change, so that undo restores everything. Nothing else in the program makes a rule.
 */
export function applyInsight(act: Act, insight: Insight): Answered {
  if (insight.status === 'applied') return unchanged('That is applied already.', undoButton(insight));
  if (insight.status === 'resolved') return unchanged('That is no longer so, and nothing was changed.');
  const { rule } = insight;
  if (rule === null) return unchanged('There is nothing to apply about that.');
  return 'remove' in rule ? endRule(act, insight, rule.remove) : beginRule(act, insight, rule);
}

/** Sets an insight aside until its evidence has doubled. */
export function dismissInsight(act: Act, insight: Insight): Answered {
  if (insight.status === 'applied') return unchanged('That is applied; undo it to take it back.', undoButton(insight));
  if (insight.status === 'dismissed' || insight.status === 'never')
    return unchanged('That was dismissed already.', insight.status === 'dismissed' ? neverButton(insight) : []);
  if (insight.status === 'resolved') return unchanged('That is settled already.');
  const changeId = writeAnswer(act, insight, {
    status: 'dismissed',
    rows: [],
    label: `dismissing: ${shortTitle(insight)}`,
  });
  const text = 'Dismissed. It comes back only if I see it twice as often.';
  return { outcome: 'dismissed', text, keyboard: [[...neverButton(insight).flat(), button('Undo', 'undo', changeId)]] };
}

/** Sets an insight aside for ever. */
export function neverAgain(act: Act, insight: Insight): Answered {
  if (insight.status === 'applied') return unchanged('That is applied; undo it to take it back.', undoButton(insight));
  if (insight.status === 'never') return unchanged('I will never bring it up again, as you said.');
  const changeId = writeAnswer(act, insight, {
    status: 'never',
    rows: [],
    label: `never hearing of: ${shortTitle(insight)}`,
  });
  return {
    outcome: 'never',
    text: 'I will never bring that up again.',
    keyboard: [[button('Undo', 'undo', changeId)]],
  };
}

/**
 * What hangs on insights whose answer was taken back: the rule of one that was applied ends, what it had ended holds
 * again, as a version of its own from now on.
 */
export function takeBackAnswers(act: Act, rows: readonly RowChange[]): void {
  const { store, now } = act;
  for (const row of rows) {
    const insight = row.table === 'maintenance_insights' ? store.insights.byId(row.id) : undefined;
    if (!insight) continue;
    if (row.after['status'] === 'applied') {
      takeBackRule(act, insight);
      store.insights.update(insight.id, { status: 'undone', resolvedAt: now });
    }
    store.insights.update(insight.id, { updatedAt: now });
    notePattern(store, insight.id);
  }
}

/** Words for the trace: which insight, and what it was. */
export function traceAnswer(act: Act, insight: Insight, outcome: string): void {
  const { id, type, key, status } = insight;
  const rule = act.store.rules.of(act.person.id).findLast(({ insightId }) => insightId === id)?.id ?? null;
  act.trace.record({
    stage: 'execute',
    component: 'insight',
    outcome,
    metadata: { insight: id, type, key, was: status, rule },
  });
}

function beginRule(act: Act, insight: Insight, rule: ProposedRule): Answered {
  const { store, person, now } = act;
  if (!ruleValues[rule.type].safeParse(rule.value).success)
    return unchanged('Its rule cannot be read; nothing was changed.');
  const equal = store.rules.inForce({ userId: person.id, type: rule.type, key: rule.key });
  // One begins where the other ends, also after the clock was set back: an undo knows them by that.
  const fromAt = Math.max(now, equal?.fromAt ?? now);
  if (equal) store.rules.end(equal.id, fromAt);
  const { type, key, value } = rule;
  store.rules.add({ userId: person.id, type, key, value, insightId: insight.id, fromAt });
  const settings = settingsChange(act, settingsOf(rule, contactPlanFrom(store.people.settings(person.id))));
  if (settings) store.items.apply([settings]);
  const rows = [...replaced(act, equal), ...(settings ? [settings] : [])];
  const words = ruleInWords(rule);
  const changeId = writeAnswer(act, insight, { status: 'applied', rows, label: `the rule that ${oneLine(words, 80)}` });
  return {
    outcome: 'applied',
    text: `✓ Applied. From now on ${words}.`,
    keyboard: [[button('Undo', 'undo', changeId)]],
  };
}

function endRule(act: Act, insight: Insight, ruleId: number): Answered {
  const { store, person, now } = act;
  const meant = store.rules.byId(ruleId);
  // Where an undo brought it back it is a later version of the same.
  const rule = meant && store.rules.inForce(meant);
  if (rule?.userId !== person.id || JSON.stringify(rule.value) !== JSON.stringify(meant?.value))
    return unchanged('That rule is not in force any more; nothing was changed.');
  store.rules.end(rule.id, now);
  const words = ruleInWords(proposedOf(rule));
  const changeId = writeAnswer(act, insight, {
    status: 'applied',
    rows: replaced(act, rule),
    label: `the end of the rule that ${oneLine(words, 80)}`,
  });
  return {
    outcome: 'applied',
    text: `✓ Applied. The rule that ${words} no longer holds.`,
    keyboard: [[button('Undo', 'undo', changeId)]],
  };
}

/** The insight from which a rule came that has just ended: its time is over as well. */
function replaced({ store, now }: Act, rule: LearnedRule | undefined): RowChange[] {
  const origin = store.insights.byId(rule?.insightId ?? 0);
  if (origin?.status !== 'applied') return [];
  const change = changeOf('maintenance_insights', origin, { status: 'resolved', resolvedAt: now });
  return change ? [change] : [];
}

/** Writes the insight's new status with everything else that changed; returns the id of the journal's entry. */
function writeAnswer(
  act: Act,
  insight: Insight,
  answer: { status: Insight['status']; rows: readonly RowChange[]; label: string },
): number {
  const { store, now } = act;
  const own = changeOf('maintenance_insights', insight, { status: answer.status, resolvedAt: now });
  const insights = [...answer.rows.filter(({ table }) => table === 'maintenance_insights'), ...(own ? [own] : [])];
  store.items.apply(insights);
  for (const { id } of insights) {
    store.insights.update(id, { updatedAt: now });
    notePattern(store, id);
  }
  const rows = [...answer.rows.filter(({ table }) => table !== 'maintenance_insights'), ...insights];
  return journal(act, answer.label, rows);
}

/** A pattern says what became of the insight that rests on it. */
function notePattern(store: Store, insightId: number): void {
  const insight = store.insights.byId(insightId);
  if (!insight || insight.patternId === null) return;
  const dismissed = insight.status === 'dismissed' || insight.status === 'never';
  store.patterns.setStatus(insight.patternId, dismissed ? 'dismissed' : 'promoted_to_insight');
}

/** Some rules hold by a setting, which the person sees and can change as any other. */
function settingsOf(rule: ProposedRule, plan: ContactPlan): SettingsPatch {
  if (rule.type !== 'timing') return {};
  const { contact, at } = rule.value;
  return { [contactSettings[contact]]: { ...plan.times[contact], at } };
}

function takeBackRule(act: Act, { id, rule: proposed }: Insight): void {
  const { store, person, now } = act;
  const rules = store.rules.of(person.id);
  if (proposed !== null && 'remove' in proposed)
    return revive(
      act,
      rules.find((rule) => rule.id === proposed.remove),
    );
  for (const rule of rules) {
    if (rule.insightId !== id || rule.untilAt !== null) continue;
    store.rules.end(rule.id, now);
    revive(
      act,
      rules.findLast(({ type, key, untilAt }) => type === rule.type && key === rule.key && untilAt === rule.fromAt),
    );
  }
}

/** A rule is an immutable version: what holds again is another one, from now on. */
function revive({ store, now }: Act, ended: LearnedRule | undefined): void {
  if (!ended) return;
  const { userId, type, key, value, insightId } = ended;
  if (!store.rules.inForce({ userId, type, key }))
    store.rules.add({ userId, type, key, value, insightId, fromAt: now });
}

/** A stored rule as it was proposed: the columns of a row are parsed when it is written. */
export function proposedOf({ type, key, value }: LearnedRule): ProposedRule {
  return { type, key, value } as ProposedRule;
}

function unchanged(text: string, keyboard: readonly (readonly Button[])[] = []): Answered {
  return { outcome: 'unchanged', text, keyboard };
}

function undoButton({ id }: Insight): Button[][] {
  return [[button('Undo', 'ins', 'undo', id)]];
}

function neverButton({ id }: Insight): Button[][] {
  return [[button('Never again', 'ins', 'never', id)]];
}

function shortTitle({ title }: Insight): string {
  return oneLine(title, 60);
}
