export { analyseProject } from './analyse-project.ts';
export { analyseTask } from './analyse-task.ts';
export { askLookOver } from './ask-look-over.ts';
export { reconcileSuggestions } from './close-suggestions.ts';
export { idleFrom } from './idle-from.ts';
export { askedSetting, lookOver } from './look-over.ts';
export { lookOverSchedules } from './look-over-schedules.ts';
export { furtherLines, markShown, suggestionLine, suggestionsOn } from './suggestion-words.ts';
