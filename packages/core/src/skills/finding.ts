/** Something that should be done about the machinery. */
export interface Finding {
  /** Names the cause: the same cause is one finding, however often it is found. */
  readonly key: string;
  readonly title: string;
  readonly explanation: string;
  /** What to do, in one line. */
  readonly action: string;
  /** 0 to 1; the most pressing first. */
  readonly priority: number;
}

/** The finding, where it is one. */
export function when(isTrue: boolean, finding: Finding): Finding[] {
  return isTrue ? [finding] : [];
}
