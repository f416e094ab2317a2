import { type Bar, type Claim, passes, patternBar, type Search } from './claim.ts';
import { mostGeneral } from './generality.ts';
import type { Occurrence } from './occurrences.ts';
import { fisherTail, type Share } from './statistics.ts';

/** So unlikely must it be that what is left of a phrase is like its parts that are habits of their own. */
const unlikeChance = 0.01;
/** The same of a longer phrase and the rest of a shorter one in it. */
const fragmentChance = 0.05;
/** So often must the words that open texts have stood elsewhere too, and been left, to mean something at the front only. */
const leastElsewhere = 2;

/** Of the claims that pass the one that explains most, by its most general name; null where none stands by itself. */
export function bestClaim(
  claims: readonly Claim[],
  bar: Bar,
  { respect, ground }: Pick<Search, 'respect' | 'ground'>,
): Claim | null {
  const passing = claims.filter((claim) => passes(claim, bar)).sort(byExplained);
  const flawless = claims.filter((claim) => misses(claim) === 0 && claim.reading.agreeing.length > 3);
  const broader = claims.filter((claim) => passes(claim, patternBar));
  const wholes = broader.filter((claim) => !isPatchwork(claim, flawless));
  const best = passing.find((claim) => !isPatchwork(claim, flawless) && !isFragment(claim, { broader, wholes }));
  if (best === undefined) return null;
  // A habit that has changed keeps its name, whatever new words the texts since then happen to share.
  const ruled = passing.find(
    (claim) => ground.ruled.has(`${respect.ruleType} ${claim.phrase}`) && isMostlyIn(best, claim),
  );
  if (ruled !== undefined) return ruled;
  const signature = signatureOf(best);
  const same = passing.filter((claim) => signatureOf(claim) === signature);
  return mostGeneral(same, respect.takesTemplates);
}

/** By all that they explain: a reading is of the newest only, in which a part of an old habit can look like more than the whole. */
function byExplained(left: Claim, right: Claim): number {
  return right.times - left.times || misses(left) - misses(right);
}

const misses = ({ reading }: Claim): number => reading.against.length + reading.silent.length;

function signatureOf({ value, reading }: Claim): string {
  const ids = [reading.agreeing, reading.against, reading.silent].map((list) =>
    list.map(({ thought }) => thought.id).join(),
  );
  return `${value}|${ids.join('|')}`;
}

/**
 * Whether a phrase only seems to mean something because it often stands beside others that do: apart from these it agrees
 * much less often.
 */
function isPatchwork(claim: Claim, flawless: readonly Claim[]): boolean {
  if (misses(claim) < 2) return false;
  const own = new Set(claim.reading.agreeing.map(({ thought }) => thought.id));
  const parts = new Set<number>();
  for (const part of flawless) {
    if (part.value !== claim.value || part.phrase === claim.phrase || isPartOf(claim.phrase, part.phrase)) continue;
    for (const { thought } of part.reading.agreeing) if (own.has(thought.id)) parts.add(thought.id);
  }
  const left = { hits: own.size - parts.size, trials: own.size - parts.size + misses(claim) };
  return fisherTail({ hits: parts.size, trials: parts.size }, left) < unlikeChance;
}

/** Whether more than half of what agrees with one claim agrees with another as well. */
function isMostlyIn(claim: Claim, other: Claim): boolean {
  return other.value === claim.value && sharedWith(other, claim) * 2 > claim.reading.agreeing.length;
}

function sharedWith(other: Claim, { reading }: Claim): number {
  const ids = new Set(other.reading.agreeing.map(({ thought }) => thought.id));
  return reading.agreeing.filter(({ thought }) => ids.has(thought.id)).length;
}

interface Beside {
  /** Shorter phrases are among these. */
  readonly broader: readonly Claim[];
  /** Those that are no patchwork of others. */
  readonly wholes: readonly Claim[];
}

/**
 * Whether a phrase only happens to agree better than a shorter one in it, or one that always stands beside it: with luck some part of
 * a habit was always put right. It means something of its own only if the rest of the other is unlike it.
 */
function isFragment(claim: Claim, { broader, wholes }: Beside): boolean {
  const own = { hits: claim.reading.agreeing.length, trials: heardBy(claim) };
  const isBeside = (other: Claim) => wholes.includes(other) && sharedWith(other, claim) === own.hits;
  return broader.some((other) => {
    if (other.value !== claim.value || other === claim) return false;
    if (!isPartOf(other.phrase, claim.phrase) && !isBeside(other)) return false;
    const rest = restOf(other, claim);
    // The same words elsewhere than at the front, and never put right there: once may be chance.
    const isSameWords = other.candidate.words === claim.candidate.words;
    if (rest.hits === 0) return isSameWords && rest.trials > 0 && rest.trials < leastElsewhere;
    return fisherTail(own, rest) >= fragmentChance;
  });
}

/** What is left of a claim without the occurrences of another. */
function restOf({ reading }: Claim, { candidate }: Claim): Share {
  const taken = new Set(candidate.occurrences.map(({ thought }) => thought.id));
  const left = (occurrences: readonly Occurrence[]) =>
    occurrences.filter(({ thought }) => !taken.has(thought.id)).length;
  const hits = left(reading.agreeing);
  return { hits, trials: hits + left(reading.against) + left(reading.silent) };
}

const heardBy = (claim: Claim): number => claim.reading.agreeing.length + misses(claim);

function isPartOf(shorter: string, longer: string): boolean {
  const bare = (phrase: string) => ` ${phrase.replace(' …', '')} `;
  if (shorter === longer) return false;
  // What opens a text is part of what opens it with more words, and of nothing in its midst.
  return shorter.endsWith('…') ? bare(longer).startsWith(bare(shorter)) : bare(longer).includes(bare(shorter));
}
