import type { EpochMs } from '@noctem/core/kernel';
import type { StageFacts, StageRow, TraceLinks } from './trace.ts';

export interface RecorderOptions {
  readonly traceId: string;
  /** Instant of the work as the (perhaps simulated) clock has it. */
  readonly at: EpochMs;
  /** Milliseconds of a clock that only goes forward, for durations. */
  readonly timer: () => number;
}

/**
 * Collects the stages of one piece of work in memory, each with the time since the one before, until they are written
 * in the transaction of the work's effect.
 */
export class TraceRecorder {
  readonly traceId: string;
  readonly #options: RecorderOptions;
  readonly #rows: StageRow[] = [];
  #links: TraceLinks = {};
  readonly #began: number;
  #last: number;

  constructor(options: RecorderOptions) {
    this.traceId = options.traceId;
    this.#options = options;
    this.#began = options.timer();
    this.#last = this.#began;
  }

  /** Adds a stage that ends now. */
  record(facts: StageFacts): void {
    const now = this.#options.timer();
    this.#rows.push(this.#row(facts, now - this.#last));
    this.#last = now;
  }

  /** Links the trace as a whole: every row carries the links once the work is complete. */
  link(links: TraceLinks): void {
    this.#links = { ...this.#links, ...links };
  }

  /** The rows so far, closed by `complete` with the whole duration and the links. */
  finish(component: string, outcome: string): readonly StageRow[] {
    const whole = this.#options.timer() - this.#began;
    const rows = [...this.#rows, this.#row({ stage: 'complete', component, outcome }, whole)];
    return rows.map((row) => ({ ...row, ...this.#links }));
  }

  #row(facts: StageFacts, milliseconds: number): StageRow {
    return {
      confidence: null,
      classifier: null,
      ruleSet: null,
      metadata: null,
      thoughtId: null,
      taskId: null,
      projectId: null,
      ...facts,
      traceId: this.traceId,
      at: this.#options.at,
      durationUs: Math.max(0, Math.round(milliseconds * 1e3)),
    };
  }
}
