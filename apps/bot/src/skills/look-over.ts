import { newJob } from '@noctem/core/jobs';
import {
  type AnalysisPlan,
  type Candidate,
  isProjectWorthAnalysing,
  isUnwanted,
  isWorthAnalysing,
  planAnalyses,
  projectBasis,
  projectWithoutModel,
  restsWithoutModel,
  taskBasis,
  taskWithoutModel,
} from '@noctem/core/skills';
import type { RuleSet } from '@noctem/core/rules';
import type { Models } from '@noctem/models';
import type { Suggestion } from '@noctem/store';
import { type ActParts, beginAct } from '../conversation/act.ts';
import type { Act, Scene } from '../conversation/turn.ts';
import { ignoreOld } from './close-suggestions.ts';
import { projectFacts, taskFacts } from './facts.ts';

/** Tasks looked at in one go, and analyses begun. The others have their turn in the next. */
const lookedAt = 60;
const mostAtOnce = 10;
/** A person with so many suggestions before them needs no more. */
const mostOpen = 12;
const pauseMs = 30 * 60_000;
/** A project waits so long at most for the analyses of its tasks. */
const projectPatienceMs = 20 * 60_000;
const day = 24 * 60 * 60_000;

/** Setting that says when the person last asked for suggestions by themselves. */
export const askedSetting = 'suggestionsAskedAt';

/** What a look came to: pieces of work that were begun, suggestions that were closed for their age. */
export interface LookedOver {
  readonly analyses: number;
  readonly ignored: number;
}

/**
 * Looks at what a person has made and changed since the last time, and begins the analyses that are worth it, one job
 * each. May be repeated: what is analysed, or on its way, is not begun twice. Null where the person is gone.
 */
export function lookOver(
  parts: ActParts & { models: Models },
  look: { userId: number; at: number },
): LookedOver | null {
  const { store, models } = parts;
  const user = store.people.byId(look.userId);
  if (user?.access !== 'allowed') return null;
  const act = beginAct(parts, user, 'look-over');
  // First of all: what was ignored has a say in what is suggested next.
  const ignored = store.transactForgivably(() => ignoreOld({ store, now: act.now, newTraceId: parts.newTraceId }));
  const rules = store.ruleSets.inForce(user.id);
  const plan = { ...planTasks(act, { rules, models }), ...planProjects(act, { rules, models }) };
  return store.transactForgivably(() => {
    leave(act, 'task', plan.tasks);
    leave(act, 'project', plan.projects);
    const analyses = begin(act, { ...plan, at: look.at });
    if (plan.hasMore) lookAgain(act);
    if (analyses > 0) writeTrace(act, analyses);
    return { analyses, ignored };
  });
}

interface Helpers {
  readonly rules: RuleSet;
  readonly models: Models;
}

const nothing: AnalysisPlan = { analyse: [], leave: [], waiting: 0 };

function planTasks(act: Act, { rules, models }: Helpers) {
  const { store, person } = act;
  const hasModel = models.isAvailable('analyse-task');
  if (rests(act, hasModel)) return { tasks: nothing, projectOf: new Map<number, number | null>(), hasMore: false };
  const found = store.analyses.tasksToAnalyse({ userId: person.id, hasModel, limit: lookedAt });
  const candidates = found.map(({ item, past }): Candidate => {
    const facts = taskFacts(store, item);
    const isWorth = isWorthAnalysing(item) && !isUnwanted(rules, facts);
    return {
      id: item.id,
      basis: taskBasis(facts),
      past,
      isWorth,
      hasRule: isNew(act, item.id, taskWithoutModel(facts)),
    };
  });
  const open = store.suggestions.open(person.id).filter(({ targetType }) => targetType === 'task').length;
  const tasks = planAnalyses(candidates, { hasModel, room: Math.min(mostAtOnce, mostOpen - open) });
  const projectOf = new Map(found.map(({ item }) => [item.id, item.projectId]));
  // Who has no room for more gets more when they make or change something, or close what stands there.
  const hasMore = tasks.waiting > 0 ? tasks.analyse.length > 0 : found.length === lookedAt;
  return { tasks, projectOf, hasMore };
}

function planProjects(act: Act, { rules, models }: Helpers) {
  const { store, person, now } = act;
  const hasModel = models.isAvailable('analyse-project');
  if (rests(act, hasModel)) return { projects: nothing };
  const query = { userId: person.id, hasModel, limit: lookedAt, before: now - day };
  const candidates = store.analyses.projectsToAnalyse(query).map(({ item, past }): Candidate => {
    const facts = projectFacts(act, item);
    const isWorth = isProjectWorthAnalysing(facts) && !isUnwanted(rules, { title: item.name, project: item.name });
    const proposal = projectWithoutModel(facts);
    return {
      id: item.id,
      basis: projectBasis(facts),
      past,
      isWorth,
      hasRule: isNew(act, item.id, proposal, 'project'),
    };
  });
  return { projects: planAnalyses(candidates, { hasModel, room: mostAtOnce }) };
}

/** Without a model there are only plain suggestions; who ignores them is left in peace until they ask. */
function rests({ store, person }: Scene, hasModel: boolean): boolean {
  if (hasModel) return false;
  const since = Number(store.people.settings(person.id)[askedSetting] ?? 0);
  const past = store.suggestions.settled({ userId: person.id, since, limit: 9 });
  return restsWithoutModel(past.map(({ model, outcome, shownAt }) => ({ model, outcome, shown: shownAt !== null })));
}

/** The same words are suggested once for an item. */
function isNew(
  { store }: Scene,
  targetId: number,
  proposal: { readonly text: string } | null,
  targetType: Suggestion['targetType'] = 'task',
): boolean {
  return (
    proposal !== null && store.suggestions.allOf({ targetType, targetId }).every(({ text }) => text !== proposal.text)
  );
}

function leave({ store, person, now }: Act, targetType: Suggestion['targetType'], plan: AnalysisPlan): void {
  for (const { id: targetId, basis, by } of plan.leave)
    store.analyses.put({ targetType, targetId, basis, by, userId: person.id, at: now });
}

interface Begun {
  readonly tasks: { readonly analyse: readonly Candidate[] };
  readonly projects: { readonly analyse: readonly Candidate[] };
  readonly projectOf: ReadonlyMap<number, number | null>;
  readonly at: number;
}

function begin({ store, person, now }: Act, { tasks, projects, projectOf, at }: Begun): number {
  const userId = person.id;
  for (const { id: taskId, basis } of tasks.analyse)
    store.outbox.enqueue(newJob({ name: 'analyse-task', payload: { taskId, basis, at }, userId, runAt: now }), now);
  for (const { id: projectId, basis } of projects.analyse) {
    const after = tasks.analyse.filter(({ id }) => projectOf.get(id) === projectId).map(({ id }) => id);
    const payload = { projectId, basis, at, after, until: now + projectPatienceMs };
    store.outbox.enqueue(newJob({ name: 'analyse-project', payload, userId, runAt: now }), now);
  }
  return tasks.analyse.length + projects.analyse.length;
}

function lookAgain({ store, person, now }: Act): void {
  const payload = { userId: person.id, at: now };
  store.outbox.enqueue(newJob({ name: 'look-over', payload, userId: person.id, runAt: now + pauseMs }), now);
}

function writeTrace({ store, person, trace }: Act, analyses: number): void {
  trace.record({ stage: 'execute', component: 'look-over', outcome: 'begun', metadata: { analyses } });
  store.traces.write(person.id, trace.finish('look-over', 'begun'));
}
