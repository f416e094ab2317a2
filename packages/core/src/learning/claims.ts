import { type Background, backgroundOf, rateOf } from './background.ts';
import {
  type Claim,
  type Counted,
  heardIn,
  type Looked,
  patternBar,
  type Search,
  type Stratum,
  stratumOf,
} from './claim.ts';
import type { Respect } from './habit.ts';
import type { Occurrence } from './occurrences.ts';
import type { Candidate } from './phrases.ts';
import { binomialTail, discoveries } from './statistics.ts';
import { mayReach, readHeard } from './tally.ts';

/** Rate of false discoveries over all phrases and values of one respect. */
const falseDiscoveries = 0.05;

/** Every phrase with every value that the person asked for in it, as far as chance does not explain it. */
export function claimsOf(search: Search): Claim[] {
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
      times < patternBar.agreeing ? [] : (count(search, { candidate, value, times }) ?? []),
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

/** Null where it cannot become a pattern, whenever the habit may have begun. */
function count(search: Search, of: Omit<Counted, 'reading'>): Counted | null {
  const heard = heardIn(search, of.candidate.occurrences, of.value);
  const { attention } = search.ground;
  return mayReach(heard, { ...patternBar, attention }) ? { ...of, reading: readHeard(heard, attention) } : null;
}

function claimOf(counted: Counted, how: { readonly background: Background; readonly respect: Respect }): Claim {
  const { candidate, value, reading, times } = counted;
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
    times,
  };
}

function discoveredIn(claims: readonly Claim[], stratum: Stratum, tests: Readonly<Record<Stratum, number>>): Claim[] {
  const own = claims.filter((claim) => claim.stratum === stratum);
  const others = Array.from({ length: Math.max(0, tests[stratum] - own.length) }, () => 1);
  const found = discoveries([...own.map(({ chance }) => chance), ...others], falseDiscoveries);
  return own.filter((_, at) => found[at]);
}
