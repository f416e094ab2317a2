/** An error with a code that stays stable, for those who handle it, and a sentence that says what to do, for those who read it. */
export class Failure extends Error {
  readonly code: string;

  constructor(code: string, sentence: string, options: { cause?: unknown } = {}) {
    super(sentence, options);
    this.name = 'Failure';
    this.code = code;
  }
}
