import type { ThoughtEvidence } from '../evidence.ts';
import type { LogSnapshot } from '../snapshot.ts';

/** A snapshot of a log that holds nothing but thoughts, as the store would take it. */
export function snapshotOf(log: readonly ThoughtEvidence[], besides: Partial<LogSnapshot> = {}): LogSnapshot {
  const isNoteworthy = ({ corrections, question, unresolved, rules }: ThoughtEvidence) =>
    corrections.length > 0 || question !== null || unresolved.length > 0 || rules.length > 0;
  return {
    noteworthy: log.filter(isNoteworthy).slice(-1_500),
    sample: log.slice(-1_000),
    occurrencesOf: (phrase) => holding(log, phrase),
    rules: [],
    modelRuns: [],
    suggestions: [],
    contacts: [],
    contactTimes: { update: '09:00', clarification: '09:00', report: '18:00' },
    ...besides,
  };
}

function holding(log: readonly ThoughtEvidence[], phrase: string): ThoughtEvidence[] {
  const [word = ''] = phrase.split(' ');
  return log.filter(({ text }) => text.toLowerCase().includes(word)).slice(-200);
}
