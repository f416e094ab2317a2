export * from './plan-analyses.ts';
export * from './project-analysis.ts';
export * from './suggestion.ts';
export {
  isWorthAnalysing,
  readTaskAnswer,
  taskAnswerForm,
  taskBasis,
  taskPrompt,
  taskWithoutModel,
  type TaskFacts,
} from './task-analysis.ts';
export { soundText } from './sound-text.ts';
export { fenced, fenceRule } from './fenced.ts';
export * from './work.ts';
export * from './routing.ts';
