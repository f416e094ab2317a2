import { type Counted, insightBar, isEnough, type Search, stanceOf, type Stratum } from './claim.ts';
import type { Occurrence } from './occurrences.ts';
import type { Share } from './statistics.ts';

/** How often the person asks for a value elsewhere. */
export type Background = (claim: Pick<Counted, 'value' | 'candidate'>, stratum: Stratum) => Share;

/** So many thoughts at least must be left when all that may be habits is taken out of the background. */
const leastBackground = 8;

/**
 * The background of each value and stratum: the thoughts of the sample in which none of the phrases stands that seem to mean it,
 * since habits must not hide each other; where too few are left, all but the phrase's own.
 */
export function backgroundOf(search: Search, counted: readonly Counted[]): Background {
  const { ground, explained } = search;
  const sample = ground.pool.filter(({ thought }) => ground.background.has(thought.id) && !explained.has(thought.id));
  const known = new Map<string, { plain: Share; all: Share }>();
  return ({ value, candidate }, stratum) => {
    const key = `${stratum} ${value}`;
    const one = known.get(key) ?? sharesOf(search, { sample, counted, value, stratum });
    known.set(key, one);
    if (one.plain.trials >= leastBackground) return one.plain;
    const inSample = candidate.occurrences.filter(({ thought }) => ground.background.has(thought.id));
    const own = shareIn(search, { occurrences: inSample, value, stratum });
    return { hits: Math.max(0, one.all.hits - own.hits), trials: Math.max(0, one.all.trials - own.trials) };
  };
}

interface SharesOf {
  readonly sample: readonly Occurrence[];
  readonly counted: readonly Counted[];
  readonly value: string;
  readonly stratum: Stratum;
}

function sharesOf(search: Search, { sample, counted, value, stratum }: SharesOf): { plain: Share; all: Share } {
  const seeming = new Set<number>();
  for (const { reading, candidate, value: other } of counted)
    if (other === value && isEnough(reading, insightBar))
      for (const { thought } of candidate.occurrences) seeming.add(thought.id);
  const plain = sample.filter(({ thought }) => !seeming.has(thought.id));
  return {
    plain: shareIn(search, { occurrences: plain, value, stratum }),
    all: shareIn(search, { occurrences: sample, value, stratum }),
  };
}

/** How often the person asked for a value in a stratum, of all the times that it was not there already. */
function shareIn(
  search: Search,
  { occurrences, value, stratum }: { occurrences: readonly Occurrence[]; value: string; stratum: Stratum },
): Share {
  const isOneWorld = search.respect.isOneWorld === true;
  const counts = { for: 0, against: 0, silent: 0 };
  for (const { thought } of occurrences) {
    if (!isOneWorld && (thought.ambiguity !== null) !== (stratum === 'asked')) continue;
    const stance = stanceOf(search, thought.id, value);
    if (stance !== null) counts[stance] += 1;
  }
  const said = counts.for + counts.against;
  const isMute = search.respect.isSilenceMute === true && said >= leastBackground;
  return { hits: counts.for, trials: isMute ? said : said + counts.silent };
}

/** A share to reckon with: one half is lent to both sides. */
export const rateOf = ({ hits, trials }: Share): number => (hits + 0.5) / (trials + 1);
