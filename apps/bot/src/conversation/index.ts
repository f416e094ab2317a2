import type { ModelPort } from '@noctem/core/butler';
import type { User } from '@noctem/store';
import { fallback } from '../features/unhandled/index.ts';
import { converse, type ConversationOptions, type TurnResult } from './converse.ts';
import { features, featuresWith } from './features.ts';
import type { Incoming } from './incoming.ts';

export { askModel, askModelOfBot } from '../features/summon/ask-model.ts';
export { previewOfReport } from '../butler/report.ts';
export type { TurnResult } from './converse.ts';
export { features } from './features.ts';
export type { Incoming, MessageArrival } from './incoming.ts';
export { readPerson, type Person } from './person.ts';
export { newTraceId } from '../trace-id.ts';

/** The butler's side of a chat: give it what a person did and it says what became of that. `model` reads what rules cannot. */
export function createConversation({
  model,
  ...options
}: Omit<ConversationOptions, 'features' | 'fallback' | 'timer'> & { readonly model?: ModelPort }): (
  user: User,
  incoming: Incoming,
) => TurnResult {
  const can = model === undefined ? features : featuresWith(model);
  const whole: ConversationOptions = { ...options, features: can, fallback, timer: () => performance.now() };
  return (user, incoming) => converse(whole, user, incoming);
}
