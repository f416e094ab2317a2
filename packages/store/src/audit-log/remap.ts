import type { LogTable } from './log-tables.ts';
import type { Cell, Row } from './event.ts';

/** The id that a row of the log has here; null where it is not here. */
export type IdHere = (type: string, id: number) => number | null;

const subjects: Readonly<Record<string, string>> = {
  thoughts: 'thought',
  tasks: 'task',
  notes: 'note',
  projects: 'project',
  settings: 'person',
};

/**
 * The row with every id in it as it is here, also those inside JSON. Null where it speaks of something that is needed
 * and is not here. `isPlain`: ids stay what they are, so only references to what is missing are emptied.
 */
export function remapped(table: LogTable, row: Row, here: IdHere, how = { isPlain: false }): Row | null {
  const moved: Record<string, Cell> = { ...row };
  for (const { column, type, isNeeded } of table.references) {
    const id = row[column];
    if (typeof id !== 'number') continue;
    moved[column] = here(type, id);
    if (moved[column] === null && isNeeded) return null;
  }
  if (how.isPlain) return moved;
  for (const [column, value] of Object.entries(inside(table.type, row, here))) moved[column] = value;
  return moved;
}

/** Columns that hold ids in another form than as a reference. */
function inside(type: string, row: Row, here: IdHere): Record<string, Cell> {
  switch (type) {
    case 'thought':
      return { rules: json(row['rules'], (ids) => present(ids, (id) => here('rule', id))) };
    case 'change':
      return { rows: json(row['rows'], (rows) => rowsHere(rows, here)) };
    case 'suggestion':
    case 'analysis':
      return { target_id: here(String(row['target_type']), Number(row['target_id'])) ?? 0 };
    case 'pattern':
      return { context: json(row['context'], (context) => evidenceHere(context, here)) };
    case 'insight':
      return {
        rule: json(row['rule'], (rule) => removalHere(rule, here)),
        proof: json(row['proof'], (proof) => examplesHere(proof, here)),
      };
    case 'review':
      return { thought_id: here('thought', Number(row['thought_id'])) ?? 0 };
    case 'trace':
      return {
        rule_set: setHere(row['rule_set'] ?? null, here),
        metadata: json(row['metadata'], (facts) => reasonsHere(facts, here)),
      };
    default:
      return {};
  }
}

function json(value: Cell | undefined, change: (parsed: unknown) => unknown): Cell {
  return typeof value === 'string' ? JSON.stringify(change(JSON.parse(value))) : null;
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function present(ids: unknown, here: (id: number) => number | null): unknown {
  if (!Array.isArray(ids)) return ids;
  return ids.flatMap((id: unknown) => (typeof id === 'number' ? (here(id) ?? []) : []));
}

/** The journal of /undo; a row that is not here is left out of it. */
function rowsHere(rows: unknown, here: IdHere): unknown {
  if (!Array.isArray(rows)) return rows;
  return rows.flatMap((row: unknown) => {
    if (!isFields(row)) return [];
    const type = subjects[String(row['table'])];
    const id = type === undefined ? null : here(type, Number(row['id']));
    return id === null
      ? []
      : [{ ...row, id, before: valuesHere(row['before'], here), after: valuesHere(row['after'], here) }];
  });
}

function valuesHere(values: unknown, here: IdHere): unknown {
  if (!isFields(values)) return values;
  const moved: Record<string, unknown> = { ...values };
  for (const [name, type] of [
    ['projectId', 'project'],
    ['thoughtId', 'thought'],
  ] as const)
    if (typeof values[name] === 'number') moved[name] = here(type, values[name]);
  return moved;
}

function evidenceHere(context: unknown, here: IdHere): unknown {
  if (!isFields(context) || !('evidence' in context)) return context;
  return { ...context, evidence: present(context['evidence'], (id) => here('thought', id)) };
}

function examplesHere(proof: unknown, here: IdHere): unknown {
  if (!isFields(proof) || !('examples' in proof)) return proof;
  return { ...proof, examples: present(proof['examples'], (id) => here('thought', id)) };
}

/** A removal of a rule that is not here removes nothing: no rule has the id 0. */
function removalHere(rule: unknown, here: IdHere): unknown {
  return isFields(rule) && typeof rule['remove'] === 'number'
    ? { ...rule, remove: here('rule', rule['remove']) ?? 0 }
    : rule;
}

/** A set that has lost a rule names the rule 0, which nobody has: it can be replayed no more. */
function setHere(version: Cell, here: IdHere): Cell {
  if (typeof version !== 'string' || version === 'none') return version;
  const ids = version.split('+').map((id) => here('rule', Number(id)) ?? 0);
  return ids.toSorted((left, right) => left - right).join('+');
}

const ruleName = /\brule:(\d+)/g;

/** Decisions name the rules that had a say: `rule:12`. */
function reasonsHere(facts: unknown, here: IdHere): unknown {
  if (!isFields(facts)) return facts;
  // The call of a model names the rule that chose it.
  if (typeof facts['rule'] === 'number') return { ...facts, rule: here('rule', facts['rule']) };
  if (!Array.isArray(facts['reasons'])) return facts;
  const reasons = facts['reasons'].map((reason: unknown) => {
    const [cue, ...rest]: unknown[] = Array.isArray(reason) ? reason : [];
    if (typeof cue !== 'string' || !cue.startsWith('rule:')) return reason;
    return [cue.replaceAll(ruleName, (_, id: string) => `rule:${here('rule', Number(id)) ?? 0}`), ...rest];
  });
  return { ...facts, reasons };
}
