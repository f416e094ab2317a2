import type { Rule, RuleType } from '@noctem/core/rules';
import type { EvidenceField, ThoughtEvidence } from './evidence.ts';
import type { Respect, Said } from './habit.ts';

/** Of a project that a rule can name. */
const longestName = 200;

/** No importance, and no project. */
export const nothing = 'none';

/**
 * How much tasks matter to the person: what was corrected, and what was said in the message itself ("!1", "urgent:"). What a rule
 * said is not the person's word.
 */
export function importanceOf(rules: readonly Rule[]): Respect {
  return {
    said: (thought) =>
      thought.wanted?.kind === 'task' ? saidOf(thought, { field: 'importance', type: 'keyword', rules }) : null,
    ruleType: 'keyword',
    isValue: () => true,
    takesTemplates: false,
  };
}

/** Where tasks and notes belong. */
export function projectOf(rules: readonly Rule[]): Respect {
  return {
    said: (thought) =>
      thought.wanted?.kind === 'task' || thought.wanted?.kind === 'note'
        ? saidOf(thought, { field: 'project', type: 'project', rules })
        : null,
    ruleType: 'project',
    isValue: (value) => value !== nothing && value.length <= longestName,
    takesTemplates: false,
  };
}

/** All respects in which the person corrects what was filed. */
export function respectsOf(rules: readonly Rule[]): Respect[] {
  return [importanceOf(rules), projectOf(rules), kind];
}

const kinds: ReadonlySet<string> = new Set(['task', 'note', 'question', 'project']);

/** What thoughts are: as they were corrected, and as questions about them were answered. What was forgotten was none of them. */
export const kind: Respect = {
  said: (thought) => {
    const { wanted, decided, ambiguity } = thought;
    if (wanted === null || wanted.kind === 'forgotten') return null;
    const isSaid = ambiguity !== null || wanted.kind !== decided.kind || isCorrected(thought, 'kind');
    return { by: isSaid ? 'person' : 'nobody', value: wanted.kind };
  },
  ruleType: 'kind',
  isValue: (value) => kinds.has(value),
  takesTemplates: true,
};

/** Whether the person changed this in a thought. */
export function isCorrected({ corrections }: ThoughtEvidence, field: EvidenceField): boolean {
  return corrections.some((correction) => correction.field === field);
}

interface Asked {
  readonly field: 'importance' | 'project';
  readonly type: RuleType;
  readonly rules: readonly Rule[];
}

function saidOf(thought: ThoughtEvidence, { field, type, rules }: Asked): Said | null {
  const { decided, wanted } = thought;
  if (wanted === null) return null;
  const value = wanted[field] ?? nothing;
  if (isCorrected(thought, field)) return { by: 'person', value };
  const isWritten = decided[field] !== null && !thought.rules.some((id) => mayHaveSaid(id, type, rules));
  return { by: isWritten ? 'person' : 'nobody', value };
}

/** A rule that is no longer in force may have been of any type. */
function mayHaveSaid(id: number, type: RuleType, rules: readonly Rule[]): boolean {
  const rule = rules.find((one) => one.id === id);
  return rule === undefined || rule.type === type;
}
