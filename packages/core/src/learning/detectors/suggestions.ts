import { localMoment, oneLine } from '@noctem/core/kernel';
import type { DetectedPattern } from '../insight.ts';
import type { LogSnapshot, SuggestionEvidence } from '../snapshot.ts';
import { wilsonLower } from '../statistics.ts';

const bar = { unused: 5, confidence: 0.7 };
const leastKept = 4;
const leastShare = 0.5;
/** The newest of each project. */
const newest = 20;

/**
 * Projects whose suggestions are ignored or refused; where it is so everywhere, all of them. That only tasks without a project, or
 * only one kind of suggestion, are left unused is kept in mind: no rule can say it.
 */
export function findStaleSuggestions({ suggestions }: Pick<LogSnapshot, 'suggestions'>): DetectedPattern[] {
  const distinct = distinctOf(suggestions.filter(({ inTrouble, outcome }) => !inTrouble && outcome !== null));
  const byProject = groupsOf(distinct, ({ project }) => project);
  const isEverywhere = [...byProject.values()].every((own) => share(own) >= leastShare);
  const [only] = byProject.keys();
  if (isEverywhere && (byProject.size > 1 || only === null)) return staleOf(everywhere, distinct);
  return [
    ...[...byProject].flatMap(([project, own]) => staleOf(project === null ? loose : inProject(project), own)),
    ...[...groupsOf(distinct, ({ type }) => type)].flatMap(([type, own]) => staleOf(ofKind[type], own)),
  ];
}

/** What a group of suggestions has in common. */
interface Group {
  readonly key: string;
  readonly project: string | null;
  /** How it is put: `Of my last 20 suggestions for “Garden”`. */
  readonly words: string;
  /** Whether a rule can end them. */
  readonly canEnd: boolean;
}

const everywhere: Group = { key: 'suggestions', project: null, words: '', canEnd: true };
const loose: Group = {
  key: 'suggestions without a project',
  project: null,
  words: ' for tasks without a project',
  canEnd: false,
};
const ofKind = {
  task: { key: 'suggestions for tasks', project: null, words: ' for tasks', canEnd: false },
  project: { key: 'suggestions for projects', project: null, words: ' for projects', canEnd: false },
} as const satisfies Record<string, Group>;

function inProject(project: string): Group {
  return { key: `suggestions:${project}`, project, words: ` for “${oneLine(project, 40)}”`, canEnd: true };
}

function groupsOf<K>(
  all: readonly SuggestionEvidence[],
  keyOf: (one: SuggestionEvidence) => K,
): Map<K, SuggestionEvidence[]> {
  const groups = new Map<K, SuggestionEvidence[]>();
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one]);
  return groups;
}

/** One for each text and day, newest first. */
function distinctOf(suggestions: readonly SuggestionEvidence[]): SuggestionEvidence[] {
  const byText = new Map<string, SuggestionEvidence>();
  for (const one of suggestions) byText.set(`${localMoment(one.shownAt, one.zone).date} ${one.text}`, one);
  return [...byText.values()].toSorted((left, right) => right.shownAt - left.shownAt);
}

function isUnused({ outcome }: SuggestionEvidence): boolean {
  return outcome === 'ignored' || outcome === 'dismissed';
}

function share(suggestions: readonly SuggestionEvidence[]): number {
  const recent = suggestions.slice(0, newest);
  return wilsonLower(recent.filter(isUnused).length, recent.length);
}

function staleOf({ key, project, words, canEnd }: Group, own: readonly SuggestionEvidence[]): DetectedPattern[] {
  const recent = own.slice(0, newest);
  const unused = recent.filter(isUnused);
  const confidence = share(own);
  if (unused.length < leastKept || confidence < leastShare) return [];
  const times = unused.map(({ shownAt }) => shownAt);
  const isStrong = canEnd && unused.length >= bar.unused && confidence >= bar.confidence;
  const figures = { unused: unused.length, of: recent.length };
  return [
    {
      type: 'stale_suggestion',
      key,
      count: unused.length,
      confidence,
      firstSeen: Math.min(...times),
      lastSeen: Math.max(...times),
      evidence: [],
      context: {
        project,
        weight: unused.filter(({ outcome }) => outcome === 'dismissed').length * 0.6,
        figures,
        sentence: `Of my last ${recent.length} suggestions${words} you used ${recent.length - unused.length}`,
      },
      proposal: isStrong ? { type: 'question', key, value: { phrase: null, reason: 'suggestion', project } } : null,
    },
  ];
}
