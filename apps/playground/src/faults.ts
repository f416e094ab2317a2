/** What can go wrong with a call of the Bot API, by the name that the counts use. */
export type FaultKind = 'tooManyRequests' | 'serverError' | 'cutBefore' | 'cutAfter' | 'delay' | 'duplicate';

export interface PlannedFault {
  readonly kind: FaultKind;
  /** The method that it strikes, any when absent. A `duplicate` strikes acknowledged updates whatever the method. */
  readonly method?: string;
  /** How many calls (or updates) it strikes, 1 when absent. */
  readonly times?: number;
  /** Seconds, for `tooManyRequests`; 1 when absent. */
  readonly retryAfter?: number;
  /** 500 when absent, for `serverError`. */
  readonly status?: number;
  /** Milliseconds, for `delay`; 100 when absent. */
  readonly ms?: number;
}

export interface RandomFaults {
  readonly seed: number;
  /** The share of calls (of updates for `duplicate`) that each kind strikes, 0 to 1. */
  readonly rates: Partial<Record<FaultKind, number>>;
  /** Only these methods are struck, all when absent. */
  readonly methods?: readonly string[];
  readonly retryAfter?: number;
  readonly status?: number;
  readonly ms?: number;
}

/** A fault that strikes one call. */
export interface Strike {
  readonly kind: FaultKind;
  readonly retryAfter: number;
  readonly status: number;
  readonly ms: number;
}

export interface Faults {
  /** The next calls go wrong in this way. Plans for the same method strike in the order in which they were made. */
  next(fault: PlannedFault): void;
  /** Strikes at random with these rates, the same for the same seed and calls; null stops it. */
  random(rates: RandomFaults | null): void;
  /** Removes every plan and stops random faults; the counts stay. */
  clear(): void;
  /** How often each kind has happened since the start. */
  counts(): Record<FaultKind, number>;
  /** How many planned strikes have not happened yet. */
  outstanding(): number;
  /** For the server: what strikes this call, counted. */
  strike(method: string): Strike | null;
  /** For the server: does this acknowledged update come again? Counted. */
  duplicates(): boolean;
}

interface Plan {
  readonly fault: PlannedFault;
  left: number;
}

const callKinds = ['tooManyRequests', 'serverError', 'cutBefore', 'cutAfter', 'delay'] as const;

export function createFaults(): Faults {
  const counts = { tooManyRequests: 0, serverError: 0, cutBefore: 0, cutAfter: 0, delay: 0, duplicate: 0 };
  let plans: Plan[] = [];
  let chance: Chance | null = null;

  const takePlan = (fits: (fault: PlannedFault) => boolean): PlannedFault | null => {
    const plan = plans.find(({ fault }) => fits(fault));
    if (!plan) return null;
    plan.left--;
    plans = plans.filter(({ left }) => left > 0);
    return plan.fault;
  };
  const count = (kind: FaultKind): void => {
    counts[kind]++;
  };

  return {
    next: (fault) => plans.push({ fault, left: fault.times ?? 1 }),
    random: (rates) => {
      chance = rates && createChance(rates);
    },
    clear: () => {
      plans = [];
      chance = null;
    },
    counts: () => ({ ...counts }),
    outstanding: () => plans.reduce((sum, { left }) => sum + left, 0),
    strike: (method) => {
      const planned = takePlan((fault) => fault.kind !== 'duplicate' && sameMethod(fault.method, method));
      const strike = planned ? strikeOf(planned.kind, planned) : (chance?.strike(method) ?? null);
      if (strike) count(strike.kind);
      return strike;
    },
    duplicates: () => {
      const again = takePlan(({ kind }) => kind === 'duplicate') !== null || (chance?.happens('duplicate') ?? false);
      if (again) count('duplicate');
      return again;
    },
  };
}

function sameMethod(planned: string | undefined, called: string): boolean {
  return planned === undefined || planned === '*' || planned.toLowerCase() === called.toLowerCase();
}

function strikeOf(kind: FaultKind, given: { retryAfter?: number; status?: number; ms?: number }): Strike {
  return { kind, retryAfter: given.retryAfter ?? 1, status: given.status ?? 500, ms: given.ms ?? 100 };
}

interface Chance {
  happens(kind: FaultKind): boolean;
  strike(method: string): Strike | null;
}

function createChance(rates: RandomFaults): Chance {
  const draw = sequence(rates.seed);
  const happens = (kind: FaultKind): boolean => {
    const rate = rates.rates[kind] ?? 0;
    return rate > 0 && draw() < rate;
  };
  return {
    happens,
    strike: (method) => {
      if (rates.methods && !rates.methods.some((one) => sameMethod(one, method))) return null;
      const kind = callKinds.find(happens);
      return kind ? strikeOf(kind, rates) : null;
    },
  };
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (a 32-bit mix of a counter). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x9e_37_79_b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85_eb_ca_6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2_b2_ae_35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
