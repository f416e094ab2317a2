import type { Suggestion } from '@noctem/store';
import { type Chat, minute } from './open-chat.ts';
import { runSkills } from './run-skills.ts';
import type { Script } from './scripted-models.ts';

/** What a model says of use about a task, and about a project. */
export const taskAnswer = {
  worth_suggesting: 'yes',
  first_step: 'Look the form up at the town hall',
  minutes: 20,
  computer_can: 'look up',
  computer_help: 'It could find the form.',
  alternative_1: 'Ask Ada how she did it',
  alternative_2: '',
  confidence: 0.8,
};
export const projectAnswer = {
  worth_suggesting: 'yes',
  next_action: 'Measure the back wall before anything is bought',
  minutes: 15,
  blocker: 'Nobody knows the size of it.',
  stale: 'no',
  alternative_1: 'Ask the neighbour for his plan',
  alternative_2: '',
  confidence: 0.6,
};
/** Answers whatever is asked. */
export const both: Script = ({ work }) => (work === 'analyse-task' ? taskAnswer : projectAnswer);

/** The person is silent for long enough; returns what became of each job. */
export async function idle(chat: Chat): Promise<string[]> {
  chat.wait(6 * minute);
  return await runSkills(chat);
}

/** All suggestions that were made, the oldest first. */
export function suggestionsOf(chat: Chat): Suggestion[] {
  return chat.store.suggestions.list({ userId: chat.user.id, limit: 99 });
}
