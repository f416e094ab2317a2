import type { ThoughtEvidence } from './evidence.ts';
import { mostGeneral } from './generality.ts';
import type { Occurrence } from './occurrences.ts';
import type { Candidate } from './phrases.ts';
import { binomialTail, discoveries, fisherTail, type Share } from './statistics.ts';
import { type Heard, mayReach, newest, readHeard, type Reading, type Stance } from './tally.ts';

/** What somebody made of a thought in one respect: what the person asked for, or what was decided and left so. */
export interface Said {
  readonly by: 'person' | 'nobody';
  readonly value: string;
}

/** One respect in which a phrase can mean something to a person. */
export interface Respect {
  /** Null where the thought says nothing in this respect. */
  readonly said: (thought: ThoughtEvidence) => Said | null;
  /** Whether a habit can have this value; others only speak against. */
  readonly isValue: (value: string) => boolean;
  /** Whether the words that open a text can have a meaning of their own (`work on …`). */
  readonly takesTemplates: boolean;
  /** Whether what is asked about and what is filed at once are compared with each other. */
  readonly isOneWorld?: boolean;
  /** Whether nothing is ever proposed from it. */
  readonly isOnlyKept?: boolean;
}

/** A phrase that means a value to the person. */
export interface Habit {
  readonly phrase: string;
  readonly value: string;
  readonly reading: Reading;
  /** Probability that so many would agree by chance. */
  readonly chance: number;
  /** How many times more often than elsewhere they agree. */
  readonly lift: number;
  /** The share that was to be expected: that of other thoughts, asked about and filed at once in the same mixture. */
  readonly elsewhere: number;
}

/** Where habits are looked for. */
export interface Ground {
  /** Distinct evidence, newest first: all that is noteworthy, and the background. */
  readonly pool: readonly Occurrence[];
  /** Ids of the thoughts that stand for the whole log. */
  readonly background: ReadonlySet<number>;
  /** Phrases that occur often enough among what is noteworthy. */
  readonly candidates: readonly Candidate[];
  /** The candidates that stand in a thought. */
  readonly holding: ReadonlyMap<number, readonly Candidate[]>;
  /** The occurrences of a phrase in the pool. */
  readonly inPool: (phrase: string) => readonly Occurrence[];
  /** All occurrences of a phrase in the whole log, newest first. */
  readonly occurrencesOf: (phrase: string) => readonly Occurrence[];
}

/** How much a habit must show, to become an insight or at least a pattern. */
export interface Bar {
  readonly agreeing: number;
  readonly confidence: number;
}

const insightBar: Bar = { agreeing: 5, confidence: 0.7 };
const patternBar: Bar = { agreeing: 4, confidence: 0.5 };

/** Of one respect; the strongest come first, and three a week are told. */
const mostHabits = 20;
/** Rate of false discoveries over all phrases and values of one respect. */
const falseDiscoveries = 0.05;
/** How many times more often than elsewhere; of questions the background is high, since each has few answers. */
const leastLift = { asked: 1.5, filed: 2 } as const;
/** So unlikely must it be that what is left of a phrase is like its parts that are habits of their own. */
const unlikeChance = 0.01;
/** The same of a longer phrase and the rest of a shorter one in it. */
const fragmentChance = 0.05;

/**
 * The habits that explain what the person said in one respect. What explains most comes first, by the most general phrase that does,
 * and what it explains is taken away before the next is looked for. docs/learning.md has the reasons.
 */
export function findHabits(ground: Ground, respect: Respect): Habit[] {
  const search: Search = {
    ground,
    respect,
    said: new Map(ground.pool.map(({ thought }) => [thought.id, respect.said(thought)])),
    explained: new Set(),
    refuted: new Set(),
    looked: new Map(),
  };
  const habits: Habit[] = [];
  for (const bar of [insightBar, patternBar]) {
    while (habits.length < mostHabits) {
      const habit = nextHabit(search, bar);
      if (habit === null) break;
      habits.push(habit);
      explain(search, habit);
    }
  }
  return habits;
}

interface Search {
  readonly ground: Ground;
  readonly respect: Respect;
  /** By thought. */
  readonly said: Map<number, Said | null>;
  /** Thoughts that a habit explains. */
  readonly explained: Set<number>;
  /** Claims that the whole log does not bear out. */
  readonly refuted: Set<string>;
  /** What was seen of a candidate; forgotten when something about it is explained. */
  readonly looked: Map<Candidate, Looked>;
}

interface Looked {
  readonly stratum: Stratum;
  /** Values that were asked for at all. */
  readonly values: number;
  /** Those that were asked for often enough. */
  readonly counted: readonly Counted[];
}

/** That a phrase means a value: a habit if it holds. */
interface Claim extends Habit {
  readonly stratum: Stratum;
  readonly candidate: Candidate;
}

function nextHabit(search: Search, bar: Bar): Habit | null {
  for (;;) {
    const best = bestClaim(claimsOf(search), bar, search.respect);
    if (best === null) return null;
    // Nothing is proposed from less, so that the whole log need not be asked.
    const whole = bar === insightBar && search.respect.isOnlyKept !== true ? inWholeLog(search, best) : best;
    if (passes(whole, bar)) return whole;
    search.refuted.add(keyOf(best));
  }
}

const keyOf = (claim: Pick<Habit, 'phrase' | 'value'>): string => `${claim.phrase}=${claim.value}`;

/** Every phrase with every value that the person asked for in it, as far as chance does not explain it. */
function claimsOf(search: Search): Claim[] {
  const { ground, respect, refuted } = search;
  const counted: Counted[] = [];
  const tests: Record<Stratum, number> = { asked: 0, filed: 0 };
  for (const candidate of ground.candidates) {
    if (candidate.isTemplate && !respect.takesTemplates) continue;
    const looked = lookAt(search, candidate);
    tests[looked.stratum] += Math.max(1, looked.values);
    for (const one of looked.counted) if (!refuted.has(`${candidate.phrase}=${one.value}`)) counted.push(one);
  }
  const background = backgroundOf(search, counted);
  const claims = counted.map((one) => claimOf(one, { background, respect }));
  return [...discoveredIn(claims, 'asked', tests), ...discoveredIn(claims, 'filed', tests)];
}

function lookAt(search: Search, candidate: Candidate): Looked {
  const known = search.looked.get(candidate);
  if (known !== undefined) return known;
  const { occurrences } = candidate;
  const values = askedFor(search, occurrences);
  const looked = {
    stratum: stratumOf(search.respect, occurrences),
    values: values.size,
    counted: [...values].flatMap(([value, times]) =>
      times < patternBar.agreeing ? [] : (count(search, { candidate, value }) ?? []),
    ),
  };
  search.looked.set(candidate, looked);
  return looked;
}

/** The values that the person asked for, with how often. */
function askedFor({ said, explained, respect }: Search, occurrences: readonly Occurrence[]): Map<string, number> {
  const values = new Map<string, number>();
  for (const { thought } of occurrences) {
    const one = said.get(thought.id);
    if (one?.by === 'person' && respect.isValue(one.value) && !explained.has(thought.id))
      values.set(one.value, (values.get(one.value) ?? 0) + 1);
  }
  return values;
}

/** What is asked about and what is filed at once are different worlds: each is compared with its own. */
type Stratum = 'asked' | 'filed';

function stratumOf({ isOneWorld }: Respect, occurrences: readonly Occurrence[]): Stratum {
  if (isOneWorld === true) return 'filed';
  const asked = occurrences.filter(({ thought }) => thought.ambiguity !== null).length;
  return asked * 2 > occurrences.length ? 'asked' : 'filed';
}

function discoveredIn(claims: readonly Claim[], stratum: Stratum, tests: Readonly<Record<Stratum, number>>): Claim[] {
  const own = claims.filter((claim) => claim.stratum === stratum);
  const others = Array.from({ length: Math.max(0, tests[stratum] - own.length) }, () => 1);
  const found = discoveries([...own.map(({ chance }) => chance), ...others], falseDiscoveries);
  return own.filter((_, at) => found[at]);
}

interface Counted {
  readonly candidate: Candidate;
  readonly value: string;
  readonly reading: Reading;
}

/** Null where it cannot become a pattern, whenever the habit may have begun. */
function count(search: Search, of: Omit<Counted, 'reading'>): Counted | null {
  const heard = heardIn(search, of.candidate.occurrences, of.value);
  return mayReach(heard, patternBar) ? { ...of, reading: readHeard(heard) } : null;
}

/** How often the person asks for a value elsewhere. */
type Background = (claim: Pick<Counted, 'value' | 'candidate'>, stratum: Stratum) => Share;

/** So many thoughts at least must be left when all that may be habits is taken out of the background. */
const leastBackground = 8;

/**
 * The background of each value and stratum: the thoughts of the sample in which none of the phrases stands that seem to mean it,
 * since habits must not hide each other; where too few are left, all but the phrase's own.
 */
function backgroundOf(search: Search, counted: readonly Counted[]): Background {
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

function claimOf(counted: Counted, how: { readonly background: Background; readonly respect: Respect }): Claim {
  const { candidate, value, reading } = counted;
  const heard = [...reading.agreeing, ...reading.against, ...reading.silent];
  const asked = how.respect.isOneWorld === true ? 0 : heard.filter(({ thought }) => thought.ambiguity !== null).length;
  const expected =
    (asked === 0 ? 0 : asked * rateOf(how.background(counted, 'asked'))) +
    (asked === heard.length ? 0 : (heard.length - asked) * rateOf(how.background(counted, 'filed')));
  const elsewhere = heard.length === 0 ? 0.5 : expected / heard.length;
  return {
    phrase: candidate.phrase,
    value,
    reading,
    chance: binomialTail(reading.agreeing.length, heard.length, elsewhere),
    lift: rateOf({ hits: reading.agreeing.length, trials: heard.length }) / elsewhere,
    elsewhere,
    stratum: stratumOf(how.respect, heard),
    candidate,
  };
}

/** A share to reckon with: one half is lent to both sides. */
const rateOf = ({ hits, trials }: Share): number => (hits + 0.5) / (trials + 1);

/** The newest occurrences that say something about a value. */
function heardIn(search: Search, occurrences: readonly Occurrence[], value: string): Heard[] {
  const heard: Heard[] = [];
  for (const occurrence of occurrences) {
    const { id } = occurrence.thought;
    const stance = stanceOf(search, id, value);
    if (stance !== null) heard.push({ occurrence, stance, value: search.said.get(id)?.value ?? value });
    if (heard.length === newest) break;
  }
  return heard;
}

function stanceOf({ said, explained }: Search, id: number, value: string): Stance | null {
  const one = explained.has(id) ? null : said.get(id);
  if (!one) return null;
  if (one.by === 'person') return one.value === value ? 'for' : 'against';
  return one.value === value ? null : 'silent';
}

/** How often the person asked for a value in a stratum, of all the times that it was not there already. */
function shareIn(
  search: Search,
  { occurrences, value, stratum }: { occurrences: readonly Occurrence[]; value: string; stratum: Stratum },
): Share {
  const isOneWorld = search.respect.isOneWorld === true;
  let hits = 0;
  let trials = 0;
  for (const { thought } of occurrences) {
    if (!isOneWorld && (thought.ambiguity !== null) !== (stratum === 'asked')) continue;
    const stance = stanceOf(search, thought.id, value);
    if (stance !== null) trials += 1;
    if (stance === 'for') hits += 1;
  }
  return { hits, trials };
}

/** The same claim, counted in all of the log: elsewhere its phrase may have been left as it was. */
function inWholeLog(search: Search, claim: Claim): Claim {
  const { ground, respect, said } = search;
  const occurrences = ground.occurrencesOf(claim.phrase);
  for (const { thought } of occurrences) if (!said.has(thought.id)) said.set(thought.id, respect.said(thought));
  return { ...claim, reading: readHeard(heardIn(search, occurrences, claim.value)) };
}

function passes({ reading, lift, stratum }: Claim, bar: Bar): boolean {
  return isEnough(reading, bar) && lift >= leastLift[stratum];
}

function isEnough({ agreeing, confidence }: Reading, bar: Bar): boolean {
  return agreeing.length >= bar.agreeing && confidence >= bar.confidence;
}

function bestClaim(claims: readonly Claim[], bar: Bar, respect: Respect): Claim | null {
  const passing = claims.filter((claim) => passes(claim, bar)).sort(byExplained);
  const flawless = claims.filter((claim) => misses(claim) === 0 && claim.reading.agreeing.length > 3);
  const broader = claims.filter((claim) => passes(claim, patternBar));
  const best = passing.find((claim) => !isPatchwork(claim, flawless) && !isFragment(claim, broader));
  if (best === undefined) return null;
  const signature = signatureOf(best);
  const same = passing.filter((claim) => signatureOf(claim) === signature);
  return mostGeneral(same, respect.takesTemplates);
}

function byExplained(left: Claim, right: Claim): number {
  return right.reading.agreeing.length - left.reading.agreeing.length || misses(left) - misses(right);
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

/**
 * Whether a phrase only happens to agree better than a shorter one in it: with luck some part of a habit was always put right.
 * The longer phrase means something of its own only if the rest of the shorter one is unlike it.
 */
function isFragment(claim: Claim, broader: readonly Claim[]): boolean {
  const hits = claim.reading.agreeing.length;
  return broader.some((other) => {
    if (other.value !== claim.value || !isPartOf(other.phrase, claim.phrase)) return false;
    const rest = { hits: other.reading.agreeing.length - hits, trials: heardBy(other) - heardBy(claim) };
    const isSameWords = other.candidate.words === claim.candidate.words;
    return (
      (rest.hits > 0 || (isSameWords && rest.trials > 0)) &&
      fisherTail({ hits, trials: heardBy(claim) }, rest) >= fragmentChance
    );
  });
}

const heardBy = (claim: Claim): number => claim.reading.agreeing.length + misses(claim);

function isPartOf(shorter: string, longer: string): boolean {
  const bare = (phrase: string) => ` ${phrase.replace(' …', '')} `;
  return shorter !== longer && !shorter.endsWith('…') && bare(longer).includes(bare(shorter));
}

/** Takes away what a habit explains: where it was asked for, and where its phrase stood and nobody said otherwise. */
function explain({ ground, said, explained, looked }: Search, { phrase, value }: Habit): void {
  for (const { thought } of ground.inPool(phrase)) {
    const one = said.get(thought.id);
    if (!one || (one.by === 'person' && one.value !== value)) continue;
    explained.add(thought.id);
    for (const candidate of ground.holding.get(thought.id) ?? []) looked.delete(candidate);
  }
}
