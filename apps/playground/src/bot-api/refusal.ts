/** An answer of the Bot API that is not `ok`, with the words that Telegram uses. */
export class Refusal extends Error {
  readonly code: number;
  readonly parameters: { readonly retry_after?: number } | undefined;

  constructor(code: number, description: string, parameters?: { readonly retry_after?: number }) {
    super(description);
    this.name = 'Refusal';
    this.code = code;
    this.parameters = parameters;
  }
}

/** A 400 with Telegram's usual prefix. */
export function badRequest(why: string): Refusal {
  return new Refusal(400, `Bad Request: ${why}`);
}
