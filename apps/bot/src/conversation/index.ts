import type { User } from '@noctem/store';
import { fallback } from '../features/unhandled/index.ts';
import { converse, type ConversationOptions, type TurnResult } from './converse.ts';
import { features } from './features.ts';
import type { Incoming } from './incoming.ts';

export { previewOfReport } from '../butler/report.ts';
export type { TurnResult } from './converse.ts';
export { features } from './features.ts';
export type { Incoming, MessageArrival } from './incoming.ts';
export { readPerson, type Person } from './person.ts';
export { newTraceId } from '../trace-id.ts';

/** The butler's side of a chat: give it what a person did and it says what became of that. */
export function createConversation(
  options: Omit<ConversationOptions, 'features' | 'fallback' | 'timer'>,
): (user: User, incoming: Incoming) => TurnResult {
  const whole: ConversationOptions = { ...options, features, fallback, timer: () => performance.now() };
  return (user, incoming) => converse(whole, user, incoming);
}
