import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHtml } from './html.ts';
import { ParseFailure } from './parse-failure.ts';
import { beyondTheEnd } from '../testing/entity-bounds.ts';

describe('HTML', () => {
  test('becomes text and entities, nested as written', () => {
    expect(parseHtml('a <b>bold <i>both</i></b> &lt;x&gt; &#8364; &copy;')).toEqual({
      text: 'a bold both <x> € &copy;',
      entities: [
        { type: 'italic', offset: 7, length: 4 },
        { type: 'bold', offset: 2, length: 9 },
      ],
    });
  });

  test('counts offsets in UTF-16 units', () => {
    expect(parseHtml('🦉<b>x</b>').entities).toEqual([{ type: 'bold', offset: 2, length: 1 }]);
  });

  test('knows every tag of Telegram', () => {
    const types = (source: string): string[] => parseHtml(source).entities.map(({ type }) => type);
    expect(types('<strong>a</strong><em>a</em><ins>a</ins><del>a</del><strike>a</strike>')).toEqual([
      'bold',
      'italic',
      'underline',
      'strikethrough',
      'strikethrough',
    ]);
    expect(types('<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>')).toEqual(['spoiler', 'spoiler']);
    expect(types('<blockquote>a</blockquote><blockquote expandable>b</blockquote>')).toEqual([
      'blockquote',
      'expandable_blockquote',
    ]);
  });

  test('reads the language of a code block and the address of a link', () => {
    expect(parseHtml('<pre><code class="language-sql">select 1</code></pre>').entities).toEqual([
      { type: 'pre', offset: 0, length: 8, language: 'sql' },
    ]);
    expect(parseHtml('<a href="https://example.org/?a=1&amp;b=2">x</a>').entities).toEqual([
      { type: 'text_link', offset: 0, length: 1, url: 'https://example.org/?a=1&b=2' },
    ]);
    expect(parseHtml('<a href="javascript:alert(1)">x</a>').entities).toEqual([]);
  });

  test.each([
    ['<b>x', `Can't find end tag corresponding to start tag "b"`],
    ['x</b>', 'Unexpected end tag at byte offset 1'],
    ['ä<b>x</i>', 'Unmatched end tag at byte offset 6, expected "</b>", found "</i>"'],
    ['<div>x</div>', 'Unsupported start tag "div" at byte offset 0'],
    ['1 < 2', 'Unsupported start tag "" at byte offset 2'],
    ['1 <', 'Unclosed start tag at byte offset 2'],
    ['<span>x</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 0'],
    ['<a href="x', 'Unclosed start tag at byte offset 0'],
  ])('refuses %s', (source, why) => {
    expect(() => parseHtml(source)).toThrow(new ParseFailure(why));
  });

  test('of any kind is read or refused, and entities stay within the text', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '</',
      'b',
      'a',
      ' href=',
      '"',
      '&',
      'lt;',
      '#',
      '0',
      '\n',
      '🦉',
      '/',
      'pre',
      'code',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        expect(beyondTheEnd(parseHtml, pieces.join(''))).toEqual([]);
      }),
    );
  });
});
