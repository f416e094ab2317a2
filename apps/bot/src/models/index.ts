/** The way in for those who look at models without a chat. */
export { traceBenchmark } from './benchmark-models.ts';
export { modelAdvice, modelHealthOf, modelWords } from './model-health.ts';
export { openModels } from './open-models.ts';
