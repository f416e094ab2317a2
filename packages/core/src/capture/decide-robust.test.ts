import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyRuleSet } from '@noctem/core/rules';
import { decideCapture, defaultConventions, type CaptureDecision } from './index.ts';

const sentAt = 1_794_996_000_000;

function decide(text: string, locale = 'en-US'): CaptureDecision {
  return decideCapture({
    text,
    sentAt,
    zone: 'America/Chicago',
    locale,
    conventions: defaultConventions,
    projects: ['Loft', 'a b'],
    rules: emptyRuleSet,
  });
}

const odd = [
  '',
  ' ',
  '\n\n',
  '\u0000',
  'a\u0000b',
  '🧿',
  '👩‍👩‍👧‍👦🏳️‍🌈',
  'שלום מחר ב-5',
  'تذكير غدا',
  'é̂̃̄'.repeat(400),
  '('.repeat(10_000),
  '['.repeat(5_000) + ']'.repeat(5_000),
  '"'.repeat(4_096),
  '#'.repeat(4_096),
  '#a '.repeat(1_300),
  '!1'.repeat(2_000),
  '+/#!'.repeat(1_000),
  '- \n'.repeat(1_365),
  'and '.repeat(1_024),
  'buy x and '.repeat(400),
  'buy milk, '.repeat(400),
  'a;'.repeat(2_048),
  '1. '.repeat(1_365),
  'tomorrow '.repeat(455),
  'remind me to '.repeat(315),
  'add to my list '.repeat(270),
  '\ud800',
  'x\udc00y',
  '-'.repeat(4_096),
  "'".repeat(4_096),
  'no '.repeat(1_365),
  '9'.repeat(4_096),
  '1:1:'.repeat(1_024),
];

const words = [
  'buy',
  'milk',
  'and',
  'tomorrow',
  'at',
  '5pm',
  'remind',
  'me',
  'to',
  '#home',
  '+loft',
  '!2',
  '"so"',
  ',',
  ';',
  '\n',
  'list',
  'my',
  'add',
  'what',
  '?',
  'um',
  'on',
  'by',
  'friday',
  '🍏',
  'Zoë',
];
const chat = fc.array(fc.constantFrom(...words), { maxLength: 30 }).map((parts) => parts.join(' '));

describe('any text', () => {
  it('gets a decision, whatever it is made of', () => {
    for (const text of odd) {
      const decision = decide(text);
      expect(decision.confidence).toBeGreaterThanOrEqual(0);
      expect(decision.confidence).toBeLessThanOrEqual(1);
    }
  });

  it('gets a decision that hangs together', () => {
    fc.assert(
      fc.property(fc.oneof(chat, fc.string({ unit: 'binary', maxLength: 300 })), (text) => {
        const decision = decide(text);
        expect(decision.ambiguity !== null).toBe(decision.kind === 'ambiguous');
        expect(decision.confidence < 0.5).toBe(decision.kind === 'ambiguous');
        expect(decision.items.length).not.toBe(1);
        if (decision.kind !== 'ambiguous') expect(decision.bestGuess).toBe(decision.kind);
        if (text.trim() !== '') expect(decision.title).not.toBe('');
      }),
      { numRuns: 400 },
    );
  });

  it('gets the same decision again', () => {
    fc.assert(
      fc.property(chat, (text) => {
        expect(decide(text)).toEqual(decide(text));
      }),
      { numRuns: 100 },
    );
  });

  it('does not move with the zone of the host', () => {
    const texts = [
      'pay rent on the 1st',
      'standup at 9 every weekday',
      'dinner saturday 8pm',
      'in 20 minutes check the oven',
    ];
    const before = texts.map((text) => decide(text));
    const zone = process.env['TZ'];
    for (const host of ['Pacific/Kiritimati', 'America/St_Johns', 'UTC']) {
      process.env['TZ'] = host;
      expect(texts.map((text) => decide(text))).toEqual(before);
    }
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });
});

describe('the words of a message', () => {
  const wordsOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

  it('stay in the title unless a reason says why they left', () => {
    fc.assert(
      fc.property(chat, (text) => {
        const decision = decide(text);
        const left = decision.reasons.filter(
          (reason) =>
            ['title', 'date', 'time', 'rrule', 'tags', 'project', 'importance'].includes(reason.for) &&
            reason.weight === 0,
        );
        let kept = text;
        for (const { span } of left)
          if (span !== null)
            kept = kept.slice(0, span.start) + ' '.repeat(span.end - span.start) + kept.slice(span.end);
        const title = wordsOf(decision.title);
        for (const word of wordsOf(kept)) expect(title).toContain(word);
      }),
      { numRuns: 400 },
    );
  });

  it('justify every date: each stands on a place in the text', () => {
    fc.assert(
      fc.property(chat, (text) => {
        const decision = decide(text);
        if (decision.date === null && decision.time === null && decision.rrule === null) return;
        const places = decision.reasons.filter(
          (reason) => ['date', 'time', 'rrule'].includes(reason.for) && reason.span !== null,
        );
        expect(places.length).toBeGreaterThan(0);
      }),
      { numRuns: 400 },
    );
  });

  it('escape reading when they are quoted', () => {
    const decision = decide('watch "tomorrow #never dies !1" with Ben');
    expect(decision).toMatchObject({
      kind: 'task',
      title: 'watch "tomorrow #never dies !1" with Ben',
      date: null,
      importance: null,
      tags: [],
    });
  });
});

describe('a text made to explode the reading', () => {
  const prose = 'On the way home we stopped at the lake, and Ada told me about the boat she wants to build. '.repeat(
    46,
  );

  it('is read in 20 ms, or on a slow machine in no more than twenty times what prose of its length takes', () => {
    for (const text of [...odd, prose]) decide(text);
    const limit = Math.max(20, 20 * fastest(prose.slice(0, 4_096), 0));
    const slow = odd.filter((text) => fastest(text.slice(0, 4_096), limit) > limit).map((text) => text.slice(0, 12));
    expect(slow).toEqual([]);
  });
});

/** The best of some runs: other work on the machine must not count. */
function fastest(text: string, enough: number): number {
  let best = Infinity;
  for (let run = 0; run < 8 && best > enough; run += 1) {
    const start = performance.now();
    decide(text);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
