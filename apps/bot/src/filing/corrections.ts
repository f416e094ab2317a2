import type { Task } from '@noctem/core/items';
import type { EpochMs } from '@noctem/core/kernel';
import type { Route, Thought } from '@noctem/store';
import type { Act } from '../conversation/turn.ts';
import { withOverrides } from './rule-counts.ts';

/** How much a correction says, by the way it came: who goes to the trouble of typing means it more than who taps. */
export const routeWeights = {
  summon: 1,
  amend: 0.8,
  edit: 0.8,
  button: 0.6,
  clarification: 0.4,
} as const satisfies Record<Route, number>;

/** Until then a change of date, rank or existence corrects the system; after that it is life. */
const correctionWindowMs = 60 * 60 * 1000;

export interface FieldChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

export interface CorrectionOf {
  readonly thought: Thought | null;
  readonly taskId: number | null;
  readonly route: Route;
  /** The act it is part of, so that undoing the act retracts it. */
  readonly changeId: number;
}

/** Stores one row for each field that the person changed. */
export function correct(turn: Act, fields: readonly FieldChange[], of: CorrectionOf): void {
  if (fields.length === 0) return;
  withOverrides(turn, [of.thought?.id ?? null], () => store(turn, fields, of));
}

function store(turn: Act, fields: readonly FieldChange[], of: CorrectionOf): void {
  for (const change of fields) {
    turn.store.corrections.add({
      userId: turn.person.id,
      thoughtId: of.thought?.id ?? null,
      taskId: of.taskId,
      traceId: of.thought?.traceId ?? null,
      field: change.field,
      fromValue: asText(change.from),
      toValue: asText(change.to),
      route: of.route,
      weight: routeWeights[of.route],
      at: turn.now,
      changeId: of.changeId,
    });
  }
}

/** Whether changing something made at `createdAt` still says that it was wrong. */
export function isCorrection(createdAt: EpochMs, now: EpochMs): boolean {
  return now - createdAt <= correctionWindowMs;
}

const comparedFields = ['title', 'date', 'time', 'rrule', 'importance', 'tags'] as const;
type TaskFields = Pick<Task, (typeof comparedFields)[number]>;

/** The fields of a task in which `after` differs from `before`, tags as one field. */
export function changedFields(before: Partial<TaskFields>, after: Partial<TaskFields>): FieldChange[] {
  return comparedFields.flatMap((field) => {
    if (!(field in after) || asText(before[field]) === asText(after[field])) return [];
    return [{ field, from: before[field], to: after[field] }];
  });
}

function asText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}
