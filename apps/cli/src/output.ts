/** Prints one JSON document, or the lines for people; nothing else goes to standard output. */
export function print(options: { json: boolean }, document: unknown, lines: () => readonly string[]): void {
  const text = options.json
    ? `${JSON.stringify(document, null, 2)}\n`
    : lines()
        .map((line) => `${line}\n`)
        .join('');
  process.stdout.write(text);
}

/** `1 thought`, `2 thoughts`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}

/** Columns of a plain list, padded so that they stand under each other; the last one runs free. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, index) => Math.max(cell.length, widest[index] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, index) => (index === row.length - 1 ? cell : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd(),
  );
}
