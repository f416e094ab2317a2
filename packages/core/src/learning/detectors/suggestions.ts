import { localMoment } from '@noctem/core/kernel';
import type { DetectedPattern } from '../insight.ts';
import type { LogSnapshot, SuggestionEvidence } from '../snapshot.ts';
import { wilsonLower } from '../statistics.ts';

const bar = { unused: 5, confidence: 0.7 };
const leastKept = 4;
const leastShare = 0.5;
/** The newest of each project. */
const newest = 20;

/** Projects whose suggestions are ignored or refused; where it is so everywhere, all of them. */
export function findStaleSuggestions({ suggestions }: Pick<LogSnapshot, 'suggestions'>): DetectedPattern[] {
  const distinct = distinctOf(suggestions.filter(({ inTrouble, outcome }) => !inTrouble && outcome !== null));
  const byProject = new Map<string | null, SuggestionEvidence[]>();
  for (const one of distinct) byProject.set(one.project, [...(byProject.get(one.project) ?? []), one]);
  const found = [...byProject].flatMap(([project, own]) => (project === null ? [] : staleOf(project, own)));
  const isEverywhere = [...byProject.values()].every((own) => share(own) >= leastShare);
  return isEverywhere && byProject.size > 1 ? staleOf(null, distinct) : found;
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

function staleOf(project: string | null, own: readonly SuggestionEvidence[]): DetectedPattern[] {
  const recent = own.slice(0, newest);
  const unused = recent.filter(isUnused);
  const confidence = share(own);
  if (unused.length < leastKept || confidence < leastShare) return [];
  const times = unused.map(({ shownAt }) => shownAt);
  const isStrong = unused.length >= bar.unused && confidence >= bar.confidence;
  const key = project === null ? 'suggestions' : `suggestions:${project}`;
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
        sentence: `Of my last ${recent.length} suggestions there you used ${recent.length - unused.length}`,
      },
      proposal: isStrong ? { type: 'question', key, value: { phrase: null, reason: 'suggestion', project } } : null,
    },
  ];
}
