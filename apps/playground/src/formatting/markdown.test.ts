import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseLegacyMarkdown } from './markdown-legacy.ts';
import { parseMarkdownV2 } from './markdown-v2.ts';
import { ParseFailure } from './parse-failure.ts';
import { beyondTheEnd } from '../testing/entity-bounds.ts';

const piece = fc.constantFrom(
  '*',
  '_',
  '__',
  '~',
  '||',
  '`',
  '```',
  '[',
  ']',
  '(',
  ')',
  '\\',
  '>',
  '\n',
  'a',
  '🦉',
  '!',
  '**>',
);

describe('MarkdownV2', () => {
  test('marks bold, italic, underline, strike, spoiler and code', () => {
    expect(parseMarkdownV2('*a* _b_ __c__ ~d~ ||e|| `f\\`g`').entities).toEqual([
      { type: 'bold', offset: 0, length: 1 },
      { type: 'italic', offset: 2, length: 1 },
      { type: 'underline', offset: 4, length: 1 },
      { type: 'strikethrough', offset: 6, length: 1 },
      { type: 'spoiler', offset: 8, length: 1 },
      { type: 'code', offset: 10, length: 3 },
    ]);
  });

  test('reads links, code blocks with a language, and quotations', () => {
    expect(parseMarkdownV2('[a](https://example.org/)').entities).toEqual([
      { type: 'text_link', offset: 0, length: 1, url: 'https://example.org/' },
    ]);
    expect(parseMarkdownV2('```js\nlet a```')).toEqual({
      text: 'let a',
      entities: [{ type: 'pre', offset: 0, length: 5, language: 'js' }],
    });
    expect(parseMarkdownV2('>a\n>b\nc')).toEqual({
      text: 'a\nb\nc',
      entities: [{ type: 'blockquote', offset: 0, length: 3 }],
    });
    expect(parseMarkdownV2('**>a\n>b||').entities).toEqual([{ type: 'expandable_blockquote', offset: 0, length: 3 }]);
  });

  test.each([
    ['1.5', "Character '.' is reserved and must be escaped with the preceding '\\'"],
    ['a > b', "Character '>' is reserved and must be escaped with the preceding '\\'"],
    ['ä *bold', "Can't find end of Bold entity at byte offset 3"],
    ['`code', "Can't find end of Code entity at byte offset 0"],
    ['[a](b', "Can't find end of a URL at byte offset 3"],
  ])('refuses %s', (source, why) => {
    expect(() => parseMarkdownV2(source)).toThrow(new ParseFailure(why));
  });
});

describe('the first Markdown', () => {
  test('marks bold, italic, code and links', () => {
    expect(parseLegacyMarkdown('*a* _b_ `c` [d](https://example.org/) \\*')).toEqual({
      text: 'a b c d *',
      entities: [
        { type: 'bold', offset: 0, length: 1 },
        { type: 'italic', offset: 2, length: 1 },
        { type: 'code', offset: 4, length: 1 },
        { type: 'text_link', offset: 6, length: 1, url: 'https://example.org/' },
      ],
    });
  });

  test('refuses a mark that is not closed', () => {
    expect(() => parseLegacyMarkdown('snake_case')).toThrow(
      new ParseFailure("Can't find end of the entity starting at byte offset 5"),
    );
  });
});

test.each([
  ['MarkdownV2', parseMarkdownV2],
  ['the first Markdown', parseLegacyMarkdown],
])('any text is read by %s or refused, and entities stay within it', (_, parse) => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
      expect(beyondTheEnd(parse, pieces.join(''))).toEqual([]);
    }),
  );
});
