import type { EvidenceCorrection, EvidenceQuestion, FiledAs, ThoughtEvidence } from '@noctem/core/learning';
import type { Database } from '../database.ts';

interface ThoughtRow {
  readonly id: number;
  readonly text: string;
  readonly sentAt: number;
  readonly zone: string;
  readonly kind: string;
  readonly confidence: number;
  readonly ambiguity: ThoughtEvidence['ambiguity'];
  readonly status: string;
  readonly unresolved: string | null;
  readonly rules: string | null;
  readonly decision: string | null;
  readonly reasons: string | null;
  readonly locale: string | null;
  readonly failed: number;
}

type CorrectionRow = EvidenceCorrection & { readonly thoughtId: number };
type QuestionRow = Omit<EvidenceQuestion, 'changed'> & { readonly thoughtId: number; readonly changed: number | null };

/**
 * The ids lead, each to its rows: left to itself SQLite walks through all of a person's thoughts for them (`cross join`
 * holds the order, `+` keeps the other index out). The decision's own stage is the first of its trace: an edit has a trace
 * of its own.
 */
const thoughtsSql = `
  select t.id as id, t.text as text, t.sent_at as sentAt, t.zone as zone, t.kind as kind,
    t.confidence as confidence, t.ambiguity as ambiguity, t.status as status, t.unresolved as unresolved, t.rules as rules,
    l.metadata ->> '$.decision' as decision, l.metadata ->> '$.reasons' as reasons, c.context ->> '$.locale' as locale,
    exists (select 1 from execution_logs f where f.trace_id = t.trace_id and f.outcome = 'failed') as failed
  from json_each(@ids) one
    cross join thoughts t on t.id = one.value and +t.user_id = @userId
    left join execution_logs l on l.trace_id = t.trace_id and l.stage = 'classify'
    left join decision_contexts c on c.user_id = t.user_id and c.hash = l.metadata ->> '$.context'`;

const correctionsSql = `
  select thought_id as thoughtId, field, from_value as "from", to_value as "to", route, weight, at
  from json_each(@ids) one cross join corrections on corrections.thought_id = one.value
  where +user_id = @userId and retracted_at is null order by corrections.id`;

const questionsSql = `
  select thought_id as thoughtId, reason, status, asked_at as askedAt, answered_at as answeredAt, answer, changed
  from json_each(@ids) one cross join clarifications on clarifications.thought_id = one.value
  where +user_id = @userId order by clarifications.id`;

/** So many thoughts are read in one go. */
const batch = 500;

/**
 * Reads thoughts as evidence: what was written, decided and wanted in the end. Those that are not there, are somebody
 * else's, or were erased are left out; the others come in the order of `ids`.
 */
export function createThoughtEvidence(database: Database) {
  const prepare = <T>(sql: string) => database.$client.prepare<{ ids: string; userId: number }, T>(sql);
  const thoughts = prepare<ThoughtRow>(thoughtsSql);
  const corrections = prepare<CorrectionRow>(correctionsSql);
  const questions = prepare<QuestionRow>(questionsSql);

  return (userId: number, ids: readonly number[]): ThoughtEvidence[] => {
    const found: ThoughtEvidence[] = [];
    for (let from = 0; from < ids.length; from += batch) {
      const of = { ids: JSON.stringify(ids.slice(from, from + batch)), userId };
      const corrected = byThought(corrections.all(of));
      const asked = new Map(questions.all(of).map((row) => [row.thoughtId, row]));
      for (const row of thoughts.all(of)) {
        if (row.text !== '')
          found.push(evidenceOf(row, { corrected: corrected.get(row.id) ?? [], asked: asked.get(row.id) }));
      }
    }
    return found;
  };
}

function byThought(rows: readonly CorrectionRow[]): ReadonlyMap<number, readonly CorrectionRow[]> {
  const grouped = new Map<number, CorrectionRow[]>();
  for (const row of rows) grouped.set(row.thoughtId, [...(grouped.get(row.thoughtId) ?? []), row]);
  return grouped;
}

function evidenceOf(
  row: ThoughtRow,
  { corrected, asked }: { corrected: readonly CorrectionRow[]; asked: QuestionRow | undefined },
): ThoughtEvidence {
  const decided = decidedIn(row);
  const corrections = corrected.map(({ thoughtId: _, ...correction }) => correction);
  const question = asked === undefined ? null : questionOf(asked);
  const reasons = reasonsIn(row.reasons);
  return {
    id: row.id,
    text: row.text,
    sentAt: row.sentAt,
    zone: row.zone,
    locale: row.locale ?? 'en-US',
    confidence: row.confidence,
    ambiguity: row.ambiguity,
    decided,
    wanted: isOpen(row, corrections) ? null : wantedOf(decided, corrections),
    corrections,
    question,
    unresolved: listIn(row.unresolved).filter((phrase) => typeof phrase === 'string'),
    timePhrases: reasons.flatMap(({ cue, speaksFor, start, end }) =>
      isTime(cue, speaksFor) && start !== null && end !== null ? [row.text.slice(start, end)] : [],
    ),
    rules: listIn(row.rules).filter((id) => typeof id === 'number'),
    inTrouble: row.failed === 1 || reasons.some(({ cue }) => cue === 'parser-failed'),
  };
}

/** A thought that was kept after something failed has no decision in its trace: what the row says is all that is known. */
function decidedIn({ kind, decision }: ThoughtRow): FiledAs {
  const logged = decision === null ? {} : (JSON.parse(decision) as Readonly<Record<string, unknown>>);
  const text = (name: string) => (typeof logged[name] === 'string' ? logged[name] : null);
  return {
    kind: text('becomes') ?? (kind === 'ambiguous' ? (text('bestGuess') ?? kind) : kind),
    date: text('date'),
    time: text('time'),
    rrule: text('rrule'),
    importance: text('importance'),
    project: text('project'),
  };
}

/** Nobody has said what it is: it waits, or was filed by a guess that nobody answered. */
function isOpen(row: ThoughtRow, corrections: readonly EvidenceCorrection[]): boolean {
  return row.ambiguity !== null && !corrections.some(({ field }) => field === 'kind');
}

/** What was decided, with everything that the person put right since; what was never corrected was right. */
function wantedOf(decided: FiledAs, corrections: readonly EvidenceCorrection[]): FiledAs {
  return corrections.reduce<FiledAs>(
    (wanted, { field, to }) =>
      field === 'kind' ? { ...wanted, kind: to ?? wanted.kind } : isFiled(field) ? { ...wanted, [field]: to } : wanted,
    decided,
  );
}

function isFiled(field: string): field is Exclude<keyof FiledAs, 'kind'> {
  return ['date', 'time', 'rrule', 'importance', 'project'].includes(field);
}

function questionOf({ thoughtId: _, changed, ...question }: QuestionRow): EvidenceQuestion {
  return { ...question, changed: changed === null ? null : changed === 1 };
}

interface LoggedReason {
  readonly cue: string;
  readonly speaksFor: unknown;
  readonly start: number | null;
  readonly end: number | null;
}

/** As `recordDecision` writes them: cue, what it speaks for, weight, start and end. Thousands are read: no schema library here. */
function reasonsIn(reasons: string | null): LoggedReason[] {
  return listIn(reasons).flatMap((reason): LoggedReason[] => {
    const [cue, speaksFor, , start, end] = Array.isArray(reason) ? (reason as readonly unknown[]) : [];
    return typeof cue === 'string' ? [{ cue, speaksFor, start: numberOr(start), end: numberOr(end) }] : [];
  });
}

/** What was read as a time, by the grammar or by a learned rule. */
function isTime(cue: string, speaksFor: unknown): boolean {
  return cue.startsWith('time:') || (/^rule:\d+$/.test(cue) && (speaksFor === 'date' || speaksFor === 'time'));
}

function numberOr(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function listIn(json: string | null): readonly unknown[] {
  const parsed: unknown = json === null ? null : JSON.parse(json);
  return Array.isArray(parsed) ? parsed : [];
}
