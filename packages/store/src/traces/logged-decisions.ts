import type { CaptureInput, Kind, RecordedFacts } from '@noctem/core/capture';
import { type FiledAs, type LoggedDecision, type ThoughtEvidence, rulesNamed } from '@noctem/core/learning';
import type { RuleSet } from '@noctem/core/rules';
import type { Database } from '../database.ts';

interface DecisionRow {
  readonly thoughtId: number;
  readonly text: string;
  readonly sentAt: number;
  readonly kind: Kind;
  readonly confidence: number;
  readonly classifier: string;
  readonly ruleSet: string;
  readonly metadata: string | null;
  readonly context: string | null;
}

type Metadata = RecordedFacts & {
  readonly revision: number;
  readonly sentAt: number;
  readonly forced?: boolean;
};

/** So many thoughts are read in one go. */
const page = 500;

const logged = (source: string, text: string, join: string) => `
  select t.id as thoughtId, ${text} as text, t.sent_at as sentAt, l.outcome as kind, l.confidence as confidence,
    l.classifier as classifier, l.rule_set as ruleSet, l.metadata as metadata, c.context as context
  from json_each(@ids) one cross join thoughts t on t.id = one.value ${join}
    cross join execution_logs l on l.trace_id = ${source}.trace_id and l.stage = 'classify' and l.component = 'capture'
    left join decision_contexts c on c.user_id = t.user_id and c.hash = l.metadata ->> '$.context'
  order by l.id`;

/** The decisions that the log keeps, with all that they rested on: what a replay needs. */
export function createLoggedDecisions(
  database: Database,
  of: {
    readonly evidence: (userId: number, ids: readonly number[]) => readonly ThoughtEvidence[];
    readonly ruleSet: (userId: number, version: string) => RuleSet;
  },
) {
  const ids = database.$client
    .prepare<{ userId: number; after: number }, number>(
      `select id from thoughts where +user_id = @userId and id > @after order by id limit ${page}`,
    )
    .pluck();
  const first = database.$client.prepare<{ ids: string }, DecisionRow>(logged('t', 't.text', ''));
  const later = database.$client.prepare<{ ids: string }, DecisionRow>(
    logged('r', 'r.text', 'cross join thought_revisions r on r.thought_id = t.id'),
  );

  function decisionOf(userId: number, row: DecisionRow, wanted: FiledAs | null): LoggedDecision {
    const metadata = row.metadata === null ? null : (JSON.parse(row.metadata) as Partial<Metadata>);
    const { decision, reasons, unresolved, forced = false, revision = 0, sentAt = row.sentAt } = metadata ?? {};
    const context =
      row.context === null ? null : (JSON.parse(row.context) as Omit<CaptureInput, 'text' | 'sentAt' | 'rules'>);
    const facts = decision && reasons ? { decision, reasons, ...(unresolved && { unresolved }) } : null;
    return {
      thoughtId: row.thoughtId,
      revision,
      kind: row.kind,
      confidence: row.confidence,
      classifier: row.classifier,
      ruleSet: row.ruleSet,
      facts: facts ?? { decision: nothing, reasons: [] },
      input: context === null || facts === null || forced ? null : { ...context, text: row.text, sentAt },
      rules: rulesNamed(row.ruleSet, of.ruleSet(userId, row.ruleSet)),
      wanted,
    };
  }

  return {
    /** All logged decisions of a person by the order of their thoughts, read page by page. Erased texts are left out. */
    *of(userId: number): Generator<LoggedDecision> {
      for (let after = 0; ;) {
        const some = ids.all({ userId, after });
        const last = some.at(-1);
        if (last === undefined) return;
        after = last;
        const wanted = new Map(of.evidence(userId, some).map((one) => [one.id, one.wanted]));
        const named = { ids: JSON.stringify(some) };
        for (const row of first.all(named))
          if (row.text !== '') yield decisionOf(userId, row, wanted.get(row.thoughtId) ?? null);
        for (const row of later.all(named)) if (row.text !== '') yield decisionOf(userId, row, null);
      }
    },
  };
}

const nothing: RecordedFacts['decision'] = {
  bestGuess: 'note',
  ambiguity: null,
  title: '',
  date: null,
  time: null,
  rrule: null,
  importance: null,
  project: null,
  tags: [],
  becomes: null,
  items: [],
};
