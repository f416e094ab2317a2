import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatOf, questionOf, repairOf, schemaOf } from './messages.ts';
import { readAnswer } from './read-answer.ts';

const form = z.object({ step: z.string().max(80), minutes: z.int().min(1).max(480) });
const good = { step: 'Call the office {before noon}', minutes: 10 };
const json = JSON.stringify(good);

describe('the answer of a model', () => {
  it.each([
    ['bare', json, good],
    ['in a fence', `\`\`\`json\n${json}\n\`\`\``],
    ['with talk around it', `Sure! Here {it} is:\n${json}\nAnything else? {}`],
    ['behind thoughts', `<think>maybe {"step": "x"}?</think>\n${json}`],
    ['behind thoughts that were begun by the template', `so {"step":"y","minutes":3} or so</think>${json}`],
    ['with more than was asked for', JSON.stringify({ ...good, mood: 'fine' })],
    ['after another object', `{"note":"this is not it"} ${json}`],
    ['with a tag in a text', JSON.stringify({ ...good, step: 'say </think>' }), { ...good, step: 'say </think>' }],
    ['over lines', JSON.stringify(good, null, 2)],
  ])('is read %s', (_, text, value = good) => {
    expect(readAnswer(text, form)).toEqual({ status: 'valid', value });
  });

  it.each([
    ['empty', '  \n', 'the answer is empty'],
    ['nothing but thoughts', '<think>hm', 'the answer is empty'],
    ['talk', 'I would call them.', 'there is no JSON in the answer'],
    ['cut off', json.slice(0, 20), 'the JSON is not complete'],
    ['the schema', JSON.stringify(schemaOf(form)), 'the answer repeats the schema instead of filling it in'],
    ['no object', '[1, 2]', 'there is no JSON in the answer'],
  ])('that is %s is invalid, for a reason that a model can read', (_, text, problem) => {
    expect(readAnswer(text, form)).toEqual({ status: 'invalid', problem });
  });

  it('names the fields that do not fit', () => {
    const read = readAnswer('{"step": 5, "minutes": 0}', form);
    expect(read).toMatchObject({ status: 'invalid', problem: expect.stringMatching(/^step: .*; minutes: /) });
  });

  it('does not take the schema for an answer where every field may be missing', () => {
    const loose = z.object({ step: z.string().optional() });
    expect(readAnswer(JSON.stringify(schemaOf(loose)), loose).status).toBe('invalid');
    expect(readAnswer('{}', loose)).toEqual({ status: 'valid', value: {} });
  });

  it('is found in any talk without braces, and never makes the reader fail', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const talk = (text: string) => text.replaceAll(/[{}<>"\\]/g, '');
        expect(readAnswer(`${talk(before)}${json}${talk(after)}`, form)).toEqual({ status: 'valid', value: good });
        expect(['valid', 'invalid']).toContain(readAnswer(before, form).status);
      }),
    );
  });

  it('is given up quickly where it is nothing but braces', () => {
    const began = performance.now();
    expect(readAnswer('{'.repeat(200_000), form).status).toBe('invalid');
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});

describe('the question to a model', () => {
  it('gives a schema without what says nothing, and a format of the shape alone', () => {
    const wide = z.object({ step: z.string().min(2).max(80), count: z.int(), minutes: z.int().min(1).max(480) });
    expect(schemaOf(wide)).toMatchObject({
      properties: { step: { type: 'string', maxLength: 80 }, count: { type: 'integer' }, minutes: { maximum: 480 } },
      required: ['step', 'count', 'minutes'],
    });
    expect(JSON.stringify(schemaOf(wide))).not.toContain('9007199254740991');
    expect(formatOf(wide)).toMatchObject({ properties: { step: { type: 'string' }, minutes: { maximum: 480 } } });
    expect(JSON.stringify(formatOf(wide))).not.toContain('Length');
  });

  it('holds the schema in words, and says in a repair what was wrong', () => {
    const question = questionOf({ system: 'Be brief.', prompt: 'Passport', schema: schemaOf(form) });
    expect(question[0]?.content).toContain('"minutes"');
    expect(question[0]?.content).not.toContain('$schema');
    const repair = repairOf(question, { said: 'x'.repeat(9_000), problem: 'there is no JSON in the answer' });
    expect(repair.map(({ role }) => role)).toEqual(['system', 'user', 'assistant', 'user']);
    expect(repair[2]?.content).toHaveLength(2_000);
    expect(repair[3]?.content).toContain('there is no JSON in the answer');
    expect(repairOf(question, { said: ' ', problem: 'the answer is empty' })).toHaveLength(3);
  });
});
