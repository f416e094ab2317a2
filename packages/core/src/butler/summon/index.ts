export * from './decision.ts';
export { readSummons } from './read-summons.ts';
export { explainFiling, type Explanation, type RecordedDecision } from './explain.ts';
export { taskParts, type Whole } from './task-parts.ts';
export { shiftedDue } from './shifted-due.ts';
export {
  type Nameable,
  readTranslation,
  type Translation,
  translationForm,
  translationPrompt,
  type Untranslated,
} from './translation.ts';
