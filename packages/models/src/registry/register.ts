import type { EpochMs } from '@noctem/core/kernel';
import type { ModelFigures } from '@noctem/core/skills';

/** Everything that is kept of a model on a host. */
export interface KnownModel extends ModelFigures {
  readonly family: string | null;
  readonly quantization: string | null;
  /** Share of structured answers that were valid without a repair, 0 to 1. */
  readonly validJsonRate: number | null;
  readonly lastError: string | null;
  readonly lastSeen: EpochMs;
  readonly lastBenchmarked: EpochMs | null;
}

/** How a host was when it was last looked at. */
export interface HostState {
  readonly name: string;
  readonly state: 'up' | 'away';
  readonly error: string | null;
  /** Since when it has been so. */
  readonly since: EpochMs;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] extends readonly string[] ? T[K] : T[K] };

/** What a look at a host tells of a model. */
export type SeenRow = Mutable<
  Omit<KnownModel, 'tokensPerSec' | 'firstTokenMs' | 'validJsonRate' | 'quality' | 'lastBenchmarked'>
>;

/**
 * Where models and hosts are kept; several processes may share it. Synchronous. The rows are the truth: routing reads them
 * anew for each question, so that what another process measured counts at once.
 */
export interface ModelRegister {
  all(): readonly KnownModel[];
  /** Adds the model of this host and name, or writes over what is known of it; figures that were measured stay. */
  put(model: SeenRow): void;
  update(of: { host: string; name: string }, values: Partial<Mutable<KnownModel>>): void;
  hosts(): readonly HostState[];
  /** The hosts that are named now; others are forgotten. */
  putHosts(states: readonly HostState[]): void;
  /** Runs several writes as one. */
  transact<T>(work: () => T): T;
}
