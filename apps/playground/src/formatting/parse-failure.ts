/** Formatted text that Telegram would not read. `message` is what follows "can't parse entities: ". */
export class ParseFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ParseFailure';
  }
}

/** Telegram counts positions in failures in bytes of UTF-8, everywhere else in UTF-16 units. */
export function byteOffset(source: string, index: number): number {
  return Buffer.byteLength(source.slice(0, index));
}
