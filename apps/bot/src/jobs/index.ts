/** The way in for a process that does slow work beside the bot. */
export { createLogger } from '../logging.ts';
export { reviewLog } from '../insights/review-log.ts';
export { newTraceId } from '../trace-id.ts';
export { createSkillHandlers } from './handlers.ts';
export { inlineHeavyWork } from './heavy.ts';
export { createHeavyThread } from './heavy-thread.ts';
export { observeJobs } from './observe-jobs.ts';
export { redisPrefix } from './redis-prefix.ts';
export { idleFrom } from '../skills/index.ts';
export { openFindings, ownersOf, scanMaintenance } from '../maintenance/scan.ts';
