import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { settleText } from './settle.ts';

const words = (text: string): string[] =>
  settleText({ text, entities: [] }).entities.map(
    ({ type, offset, length }) => `${type}:${text.slice(offset, offset + length)}`,
  );

describe('a text as Telegram stores it', () => {
  test('has commands, mentions, hashtags and addresses marked', () => {
    expect(words('/start@my_bot ask @ana_b about #garden at example.com/x, or ana@example.org')).toEqual([
      'bot_command:/start@my_bot',
      'mention:@ana_b',
      'hashtag:#garden',
      'url:example.com/x',
      'email:ana@example.org',
    ]);
    expect(words('and/or 1/2 a#b #1 https://example.org/#top. 24/7 /path/to')).toEqual([
      'url:https://example.org/#top',
    ]);
  });

  test('counts offsets behind emoji in UTF-16 units', () => {
    expect(settleText({ text: '🦉 /done 2', entities: [] }).entities).toEqual([
      { type: 'bot_command', offset: 3, length: 5 },
    ]);
  });

  test('is trimmed, its entities with it, and control characters are spaces', () => {
    expect(settleText({ text: ' \n a\u0000b\r\n c \n', entities: [{ type: 'bold', offset: 0, length: 12 }] })).toEqual({
      text: 'a b\n c',
      entities: [{ type: 'bold', offset: 0, length: 6 }],
    });
    expect(settleText({ text: 'a   ', entities: [{ type: 'bold', offset: 2, length: 2 }] }).entities).toEqual([]);
  });

  test('has nothing marked within code', () => {
    const code = { type: 'code', offset: 0, length: 6 };
    expect(settleText({ text: '/start', entities: [code, { type: 'bold', offset: 1, length: 2 }] }).entities).toEqual([
      code,
    ]);
  });

  test('keeps every entity within it, whatever was given', () => {
    const entity = fc.record({
      type: fc.constantFrom('bold', 'italic', 'code', 'pre', 'blockquote'),
      offset: fc.nat(20),
      length: fc.nat(20),
    });
    fc.assert(
      fc.property(fc.string({ maxLength: 20 }), fc.array(entity, { maxLength: 6 }), (text, entities) => {
        const settled = settleText({ text, entities });
        for (const { offset, length } of settled.entities) {
          expect(offset).toBeGreaterThanOrEqual(0);
          expect(length).toBeGreaterThan(0);
          expect(offset + length).toBeLessThanOrEqual(settled.text.length);
        }
      }),
    );
  });

  test('is settled quickly even when it is made of what looks like something', () => {
    const slow = ['a.', 'a@', '/a', '#a', '@aaaa', 'http://', 'a-', '+.'].filter((part) => {
      const started = performance.now();
      settleText({ text: part.repeat(4096 / part.length), entities: [] });
      return performance.now() - started > 400;
    });
    expect(slow).toEqual([]);
  });
});
