import type { Update } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { arrivalOf } from './arrival.ts';

const chat = { id: 1001, type: 'private', first_name: 'Ada' } as const;
const from = { id: 1001, is_bot: false, first_name: 'Ada' } as const;
const message = { message_id: 7, date: 1_795_346_000, chat, from } as const;

function edited(content: object): Update {
  return { update_id: 1, edited_message: { ...message, edit_date: 1_795_346_010, ...content } };
}

describe('an edit of a message', () => {
  it('is nobody’s words where it only moves a live location', () => {
    expect(arrivalOf(edited({ location: { latitude: 1, longitude: 2, live_period: 60 } }), 5)).toBeNull();
  });

  it('brings the new words, those under a picture too', () => {
    expect(arrivalOf(edited({ text: 'buy bread' }), 5)).toMatchObject({ type: 'edit', text: 'buy bread' });
    const photo = [{ file_id: 'a', file_unique_id: 'b', width: 1, height: 1 }];
    expect(arrivalOf(edited({ photo, caption: 'the receipt' }), 5)).toMatchObject({ text: 'the receipt' });
    expect(arrivalOf(edited({ photo }), 5)).toMatchObject({ text: '', attachment: { type: 'photo' } });
  });
});

describe('the date of a message', () => {
  it('stays within what calendars can hold, whatever a server says', () => {
    const dated = (date: number) => arrivalOf({ update_id: 1, message: { ...message, date, text: 'buy milk' } }, 5);
    expect(dated(1_795_346_000)).toMatchObject({ sentAt: 1_795_346_000_000 });
    expect(dated(-5)).toMatchObject({ sentAt: 0 });
    expect(dated(9_999_999_999_999)).toMatchObject({ sentAt: Date.UTC(9000, 0) });
  });
});
