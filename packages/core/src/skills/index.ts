export { fenced, fenceRule } from './fenced.ts';
export * from './plan-analyses.ts';
export {
  isProjectWorthAnalysing,
  projectBasis,
  projectSkill,
  projectWithoutModel,
  type ProjectFacts,
} from './project-analysis.ts';
export * from './skill.ts';
export { soundText } from './sound-text.ts';
export * from './suggestion.ts';
export { isWorthAnalysing, taskBasis, taskSkill, taskWithoutModel, type TaskFacts } from './task-analysis.ts';
export { isUnwanted } from './unwanted.ts';
export * from './work.ts';
export * from './routing.ts';
export type { Finding } from './finding.ts';
export { findTrouble, type MaintenanceFacts, patienceMs } from './maintenance.ts';
export type { ModelFact, ModelInUse } from './model-findings.ts';
export { type KnownFinding, reconcileFindings } from './reconcile-findings.ts';
