import type { Importance, ItemType } from '@noctem/core/items';
import type { Clause, Token } from './clause.ts';
import type { SummonPatch } from './decision.ts';
import type { Signal } from './lexicon.ts';

/** What a clause says: that it is, or that it is not. */
export interface Meaning {
  readonly kind: ItemType | null;
  readonly patch: SummonPatch;
  /** The clause denies this: "not a task", "instead of friday". */
  readonly denied: boolean;
}

type Is = Signal['is'];

const noDate: SummonPatch = { date: null, time: null, rrule: null };

/** Signals that say nothing by themselves. */
export const carriers: ReadonlySet<Is> = new Set(['frame', 'pause', 'soft', 'it', 'to']);

/** What a clause means as a whole; null when a word of it is not known, or its words do not go together. `empty` says nothing. */
export function meaningOf(clause: Clause): Meaning | 'empty' | null {
  const seen = new Set(clause.tokens.map((token) => token.signal.is));
  if (seen.has('word') || seen.has('hedge') || (seen.has('time') && clause.time === null)) return null;
  const cores = [...seen].filter((is) => !carriers.has(is));
  if (cores.length === 0) return 'empty';
  const denied = seen.has('not') || seen.has('from');
  const matters = cores.filter((is) => is !== 'not' && is !== 'from' && is !== 'drop');
  return denied || seen.has('drop') ? denial(clause, { seen, matters }) : assertion(clause, { seen, matters });
}

interface Seen {
  readonly seen: ReadonlySet<Is>;
  /** The signals that something is said of. */
  readonly matters: readonly Is[];
}

/** "no date", "without a time", "not important", "not a task". */
function denial(clause: Clause, { seen, matters }: Seen): Meaning | null {
  const only = (...allowed: Is[]) => matters.length > 0 && matters.every((is) => allowed.includes(is));
  if (only('undated') && !seen.has('drop')) return says(noDate);
  if (only('day') || (only('day', 'hour') && matters.length === 2)) return says(noDate);
  if (only('hour')) return says({ time: null });
  if (only('repetition')) return says({ rrule: null });
  if (only('rank')) return says({ importance: null });
  if (seen.has('drop') || isSaidBefore(clause.tokens)) return null;
  if (only('level')) return notOfLevel(clause);
  if (only('kind')) return deniedKind(clause);
  return only('time') ? { kind: null, patch: clause.time?.patch ?? {}, denied: true } : null;
}

/** "important and not important": what stands before the "not" is said, and is not denied by it. */
function isSaidBefore(tokens: readonly Token[]): boolean {
  const at = tokens.findIndex(({ signal }) => signal.is === 'not' || signal.is === 'from');
  return tokens.slice(0, at).some(({ signal }) => ['level', 'kind', 'time'].includes(signal.is));
}

function notOfLevel(clause: Clause): Meaning | null {
  const levels = levelsOf(clause.tokens);
  const [level] = levels;
  if (levels.length !== 1 || level !== 'high') return null;
  return says({ importance: isSoftened(clause.tokens) ? 'less' : 'low' });
}

/** "not so important" takes a step back where "not important" goes all the way. */
function isSoftened(tokens: readonly Token[]): boolean {
  const from = tokens.findIndex((token) => token.signal.is === 'not');
  const to = tokens.findIndex((token) => token.signal.is === 'level');
  const between = tokens.slice(from, to).some((token) => token.text.toLowerCase() === 'that');
  if (tokens.some((token) => token.text.toLowerCase() === 'not as')) return true;
  return between || tokens.some((token) => token.signal.is === 'soft');
}

function deniedKind(clause: Clause): Meaning | null {
  const [kind, ...others] = kindsOf(clause.tokens);
  return kind && others.length === 0 ? { kind, patch: {}, denied: true } : null;
}

/** "a task for friday", "important", "the deadline is monday", "#spring". */
function assertion(clause: Clause, { seen, matters }: Seen): Meaning | null {
  const kinds = kindsOf(clause.tokens);
  const importance = importanceOf(clause, seen);
  const dates = dueOf(clause, seen);
  const marks = marksOf(clause.tokens);
  if (kinds.length > 1 || importance === 'unclear' || dates === 'unclear' || marks === 'unclear') return null;
  const [kind = null] = kinds;
  // Day, hour and repetition only carry a time that is said.
  const carried: readonly Is[] = seen.has('time') ? ['day', 'hour', 'repetition'] : [];
  const said: readonly Is[] = [
    'kind',
    'time',
    'level',
    'rank',
    'more',
    'less',
    'plain-rank',
    'undated',
    'untimed',
    'tag',
    'project',
  ];
  if (!matters.every((is) => said.includes(is) || carried.includes(is))) return null;
  const patch: SummonPatch = { ...dates, ...importance, ...marks };
  const fitsKind =
    kind === null ||
    kind === 'task' ||
    ('project' in marks ? Object.keys(patch).length === 1 : Object.keys(patch).length === 0);
  return fitsKind ? { kind, patch, denied: false } : null;
}

function importanceOf({ tokens }: Clause, seen: ReadonlySet<Is>): Pick<SummonPatch, 'importance'> | 'unclear' {
  const levels = levelsOf(tokens);
  const steps = ['more', 'less'].filter((is) => seen.has(is as Is));
  if (seen.has('plain-rank')) return levels.length + steps.length === 0 ? { importance: null } : 'unclear';
  if (levels.length > 1 || steps.length > 1) return 'unclear';
  const [level] = levels;
  // "promote it to a project" raises no weight.
  if (seen.has('kind') && level === undefined && !seen.has('rank')) return {};
  if (steps[0] === 'less' || steps[0] === 'more') {
    if (level === undefined && !seen.has('rank')) return 'unclear';
    const towards = level === 'low' ? (steps[0] === 'more' ? 'less' : 'more') : steps[0];
    return { importance: towards };
  }
  if (level !== undefined) return { importance: level };
  return seen.has('rank') ? 'unclear' : {};
}

function dueOf(clause: Clause, seen: ReadonlySet<Is>): SummonPatch | 'unclear' {
  const free = seen.has('undated') || seen.has('untimed');
  if (!free) return clause.time?.patch ?? {};
  if (seen.has('undated') && clause.time !== null) return 'unclear';
  if (seen.has('undated')) return noDate;
  if (clause.time?.patch.time !== undefined) return 'unclear';
  return { ...clause.time?.patch, time: null };
}

function marksOf(tokens: readonly Token[]): SummonPatch | 'unclear' {
  const names = (is: 'tag' | 'project') => tokens.flatMap(({ signal }) => (signal.is === is ? [signal.name] : []));
  const [project, ...others] = names('project');
  const tags = names('tag');
  if (others.length > 0) return 'unclear';
  return { ...(project !== undefined && { project }), ...(tags.length > 0 && { tags }) };
}

function levelsOf(tokens: readonly Token[]): Importance[] {
  return [...new Set(tokens.flatMap(({ signal }) => (signal.is === 'level' ? [signal.level] : [])))];
}

/** The kinds that a clause names, each once. */
export function kindsOf(tokens: readonly Token[]): ItemType[] {
  return [...new Set(tokens.flatMap(({ signal }) => (signal.is === 'kind' ? [signal.kind] : [])))];
}

function says(patch: SummonPatch): Meaning {
  return { kind: null, patch, denied: false };
}
