import type { Respect, Said } from './habit.ts';
import type { Occurrence } from './occurrences.ts';
import type { Candidate } from './phrases.ts';
import { newest, usualAttention } from './tally.ts';

/** So often at least must a phrase have been put right in one way, and so often of all times. */
const leastWords = 5;
const leastShare = 0.5;
/** What is known beforehand weighs as much as so many thoughts: what is usual among people, or was found in other respects. */
const priorWeight = 12;
/** Nobody is taken to be more careless, or more careful, than this. */
const bounds = { least: 0.6, most: 0.85 } as const;

/** The thoughts with a phrase of which the person says one thing only. */
export interface Spoken {
  /** Those that they put right. */
  readonly words: readonly number[];
  /** Those that were left otherwise. */
  readonly silences: readonly number[];
}

/**
 * The share of what is wrong that a person puts right. It shows in phrases that mean one thing to them whenever they say
 * anything: how often they do say it. Where there are few, what is usual among people has the greater part.
 */
export function attentionIn(candidates: readonly Candidate[], respects: readonly Respect[]): number {
  return attentionFrom(respects.map((respect) => spokenOf(candidates, respect)));
}

/** The same from what was said in several respects. Of phrases that overlap the one that was said most often speaks. */
export function attentionFrom(respects: readonly (readonly Spoken[])[], prior: number = usualAttention): number {
  let put = prior * priorWeight;
  let all = priorWeight;
  for (const spoken of respects) {
    const seen = new Set<number>();
    for (const { words, silences } of spoken.filter(isTelling).toSorted(byWords)) {
      const own = [...words, ...silences];
      if (own.filter((id) => seen.has(id)).length * 2 > own.length) continue;
      for (const id of own) seen.add(id);
      put += words.length;
      all += own.length;
    }
  }
  return Math.min(bounds.most, Math.max(bounds.least, put / all));
}

function isTelling({ words, silences }: Spoken): boolean {
  return words.length >= leastWords && words.length >= (words.length + silences.length) * leastShare;
}

function byWords(left: Spoken, right: Spoken): number {
  return right.words.length - left.words.length || left.silences.length - right.silences.length;
}

/** The phrases of which the person says one thing only. */
function spokenOf(candidates: readonly Candidate[], respect: Respect): Spoken[] {
  const said = new Map<number, Said | null>();
  const sayingOf = ({ thought }: Occurrence): Said | null => {
    const known = said.get(thought.id);
    if (known !== undefined) return known;
    const one = thought.ambiguity === null ? respect.said(thought) : null;
    said.set(thought.id, one);
    return one;
  };
  return candidates.flatMap(({ occurrences }) => spokenIn(occurrences, sayingOf, respect) ?? []);
}

function spokenIn(
  occurrences: readonly Occurrence[],
  sayingOf: (occurrence: Occurrence) => Said | null,
  respect: Respect,
): Spoken | null {
  const heard = occurrences.flatMap((one) => {
    const saying = sayingOf(one);
    return saying === null ? [] : [{ id: one.thought.id, ...saying }];
  });
  const recent = heard.slice(0, newest);
  const values = new Set(recent.flatMap(({ by, value }) => (by === 'person' ? [value] : [])));
  const [value, ...others] = values;
  if (value === undefined || others.length > 0 || !respect.isValue(value)) return null;
  const words = recent.filter(({ by }) => by === 'person').map(({ id }) => id);
  const silences = recent.filter((one) => one.by === 'nobody' && one.value !== value).map(({ id }) => id);
  return { words, silences };
}
