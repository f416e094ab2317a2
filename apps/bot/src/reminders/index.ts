export { reminderButtons } from './message.ts';
export { planReminders, remindAt, replanReminders } from './plan.ts';
export { remindDue } from './remind.ts';
