import { instantOf } from '@noctem/core/kernel';
import type { EvidenceCorrection, EvidenceField, FiledAs, ThoughtEvidence } from '../evidence.ts';

const day = 24 * 3_600_000;
const start = instantOf({ date: '2026-03-02', time: '09:00' }, 'UTC');

/** What became of a written thought, beside what it was filed as. */
export interface Told extends Partial<FiledAs> {
  /** Days after the first of the log. */
  readonly on?: number;
  readonly confidence?: number;
  readonly wanted?: Partial<FiledAs>;
  readonly route?: string;
  readonly asked?: 'scope' | 'timing' | 'intent';
  /** What became of the question; a guess where nobody answered. */
  readonly answered?: boolean;
  readonly unresolved?: readonly string[];
  readonly timePhrases?: readonly string[];
  readonly rules?: readonly number[];
  readonly inTrouble?: boolean;
}

let ids = 0;

/** One logged thought: a plain task that was filed right, unless told otherwise. */
export function thought(text: string, told: Told = {}): ThoughtEvidence {
  ids += 1;
  const sentAt = start + (told.on ?? ids % 60) * day;
  const { kind = 'task', date = null, time = null, rrule = null, importance = null, project = null } = told;
  const decided = { kind, date, time, rrule, importance, project };
  const isOpen = told.asked !== undefined && told.answered !== true;
  const wanted = { ...decided, ...told.wanted };
  const corrections = isOpen ? [] : correctionsOf(decided, wanted, { ...told, at: sentAt });
  return {
    id: ids,
    text,
    sentAt,
    zone: 'UTC',
    locale: 'en-GB',
    confidence: told.confidence ?? (told.asked === undefined ? 0.95 : 0.49),
    ambiguity: told.asked ?? null,
    decided,
    wanted: isOpen ? null : wanted,
    corrections,
    question: told.asked === undefined ? null : questionOf(told, { decided, wanted, sentAt }),
    unresolved: told.unresolved ?? [],
    timePhrases: told.timePhrases ?? [],
    rules: told.rules ?? [],
    inTrouble: told.inTrouble ?? false,
  };
}

function questionOf(
  { asked = 'intent', answered }: Told,
  { decided, wanted, sentAt }: { decided: FiledAs; wanted: FiledAs; sentAt: number },
): ThoughtEvidence['question'] {
  const isAnswered = answered === true;
  return {
    reason: asked,
    status: isAnswered ? 'answered' : 'guessed',
    askedAt: sentAt,
    answeredAt: isAnswered ? sentAt + 60_000 : null,
    answer: isAnswered ? wanted.kind : null,
    changed: isAnswered ? wanted.kind !== decided.kind || wanted.date !== decided.date : null,
  };
}

const weights: Readonly<Record<string, number>> = { summon: 1, amend: 0.8, edit: 0.8, button: 0.6, clarification: 0.4 };
const fields = ['kind', 'date', 'time', 'rrule', 'importance', 'project'] as const satisfies readonly EvidenceField[];

function correctionsOf(decided: FiledAs, wanted: FiledAs, told: Told & { readonly at: number }): EvidenceCorrection[] {
  const route = told.asked === undefined ? (told.route ?? 'amend') : 'clarification';
  return fields
    .filter((field) => decided[field] !== wanted[field] || (field === 'kind' && told.asked !== undefined))
    .map((field) => ({
      field,
      from: decided[field],
      to: wanted[field],
      route,
      weight: weights[route] ?? 0,
      at: told.at + 60_000,
    }));
}
