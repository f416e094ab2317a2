import { createInterface } from 'node:readline';
import { type CaptureDecision, decideCapture, defaultConventions } from '@noctem/core/capture';
import { type EpochMs, Failure, instantOf, isZone, type ZoneId } from '@noctem/core/kernel';
import type { RuleSet } from '@noctem/core/rules';
import { z } from 'zod';
import { print } from '../output.ts';

const rowForm = z.object({
  text: z.string(),
  /** Wall time in `tz` at which it was written; now, where a row leaves it out. */
  ref: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/)
    .refine(isMoment)
    .optional(),
  tz: z.string().refine(isZone).optional(),
  locale: z.string().nullish(),
  projects: z.array(z.string()).optional(),
});
type Row = z.infer<typeof rowForm>;

/** Where and when it is at the command line, for what a row leaves out. */
export interface Here {
  readonly zone: ZoneId;
  readonly at: EpochMs;
  /** The learned rules to read by. */
  readonly rules: RuleSet;
}

/** `noctem parse --jsonl`: rows in, decisions out, line by line; stores nothing. A row that cannot be read ends it. */
export async function parseLines(here: Here): Promise<void> {
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    process.stdout.write(`${JSON.stringify(predictionOf(readRow(line, number), here))}\n`);
  }
}

/** `noctem parse TEXT`: how one message would be understood now. */
export function parseText(text: string, options: Here & { json: boolean }): void {
  const prediction = predictionOf({ text }, options);
  print(options, prediction, () =>
    Object.entries(prediction).map(([name, value]) => `${name}: ${JSON.stringify(value)}`),
  );
}

/** A decision as `parse --jsonl` prints it. */
function predictionOf(row: Row, here: Here) {
  const zone = row.tz ?? here.zone;
  const { ref } = row;
  const decision = decideCapture({
    text: row.text,
    sentAt: ref === undefined ? here.at : instantOf(momentOf(ref), zone),
    zone,
    locale: row.locale ?? 'en-US',
    conventions: defaultConventions,
    projects: row.projects ?? [],
    rules: here.rules,
  });
  return {
    ...fieldsOf(decision),
    ...(decision.items.length > 1 && { items: decision.items.map(({ title, date, time }) => ({ title, date, time })) }),
  };
}

function fieldsOf(decision: CaptureDecision) {
  const { kind, confidence, ambiguity, title, date, time, rrule, importance, project, tags } = decision;
  return { kind, confidence, ambiguity, title, date, time, rrule, importance, project, tags };
}

function readRow(line: string, number: number): Row {
  try {
    return rowForm.parse(JSON.parse(line));
  } catch (error) {
    throw new Failure(
      'bad_row',
      `Line ${number} is not a row such as {"text":"buy milk","ref":"2026-11-23T09:00:00","tz":"Europe/Berlin"}.`,
      { cause: error },
    );
  }
}

function isMoment(ref: string): boolean {
  try {
    instantOf(momentOf(ref), 'UTC');
    return true;
  } catch {
    return false;
  }
}

function momentOf(ref: string) {
  return { date: ref.slice(0, 10), time: ref.slice(11, 16) };
}
