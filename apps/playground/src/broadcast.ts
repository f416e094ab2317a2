import type { Message } from './telegram-objects.ts';

/** What happened in a chat, for those who watch it: the page, and tests that wait for a reply. */
export type ChatEvent =
  | { readonly type: 'message'; readonly revision: number; readonly message: Message; readonly by: 'bot' | 'person' }
  | { readonly type: 'edited'; readonly revision: number; readonly message: Message; readonly by: 'bot' | 'person' }
  | { readonly type: 'deleted'; readonly revision: number; readonly chatId: number; readonly messageId: number }
  | { readonly type: 'action'; readonly chatId: number; readonly action: string }
  | { readonly type: 'commands' }
  | { readonly type: 'narration'; readonly line: string | null }
  | { readonly type: 'person'; readonly personId: number; readonly blocked: boolean }
  | { readonly type: 'bot'; readonly connected: boolean };

export interface Broadcast {
  emit(event: ChatEvent): void;
  /** Returns the function that ends the subscription. */
  subscribe(listener: (event: ChatEvent) => void): () => void;
}

export function createBroadcast(): Broadcast {
  const listeners = new Set<(event: ChatEvent) => void>();
  return {
    emit: (event) => {
      for (const listener of listeners) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
