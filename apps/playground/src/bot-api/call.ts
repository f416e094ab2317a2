import type { World } from '../world.ts';
import type { Parameters } from './parameters.ts';

/** One call of a method of the Bot API. */
export interface Call {
  readonly world: World;
  readonly parameters: Parameters;
  /** Aborted when the caller has gone. */
  readonly signal?: AbortSignal;
}

/** Returns what goes into `result`; throws a Refusal for everything that Telegram refuses. */
export type Method = (call: Call) => unknown;
