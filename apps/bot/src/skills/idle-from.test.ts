import { describe, expect, it } from 'vitest';
import { guestOf, minute, openChat } from '../testing/open-chat.ts';
import { idleFrom } from './idle-from.ts';

describe('work that waits until nobody writes', () => {
  it('waits for its person, and where it is nobody’s for everybody', () => {
    const chat = openChat();
    const guest = guestOf(chat, 2002);
    const from = idleFrom(chat.store, 'Europe/Lisbon');
    expect(from(null)).toBe(0);
    chat.say('buy milk');
    const first = chat.now;
    chat.wait(3 * minute);
    guest.say('buy bread');
    expect(from(chat.user.id)).toBe(first + 5 * minute);
    expect(from(guest.user.id)).toBe(first + 8 * minute);
    expect(from(null)).toBe(first + 8 * minute);
    expect(from(9_999)).toBe(0);
  });
});
