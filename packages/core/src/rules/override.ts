import { ruleValues, type RuleType } from './rule.ts';

/** A field that a person corrected, and what it was before. */
export interface CorrectedField {
  readonly field: string;
  readonly from: string | null;
}

/**
 * Whether a correction takes back what a rule decides: the field is the rule's, and what stood there was the rule's word.
 * `keyOf` folds names that mean the same project.
 */
export function isOverridden(
  rule: { readonly type: RuleType; readonly value: unknown },
  { field, from }: CorrectedField,
  keyOf: (project: string) => string,
): boolean {
  switch (rule.type) {
    case 'keyword':
      return field === 'importance' && parsed('keyword', rule.value)?.importance === from;
    case 'kind':
      return field === 'kind' && parsed('kind', rule.value)?.kind === from;
    case 'project': {
      const name = parsed('project', rule.value)?.project;
      return field === 'project' && from !== null && name !== undefined && keyOf(name) === keyOf(from);
    }
    case 'time_expression': {
      const value = parsed('time_expression', rule.value);
      return (field === 'date' && value?.day !== null) || (field === 'time' && value?.time !== null);
    }
    // It was filed, or asked about, without need: what it was filed as was wrong.
    case 'question':
    case 'confidence_threshold':
      return field === 'kind' && from !== 'ambiguous';
    case 'ambiguity':
    case 'model':
    case 'timing':
      return false;
  }
}

function parsed<T extends 'keyword' | 'kind' | 'project' | 'time_expression'>(type: T, value: unknown) {
  return ruleValues[type].safeParse(value).data as ReturnType<(typeof ruleValues)[T]['parse']> | undefined;
}
