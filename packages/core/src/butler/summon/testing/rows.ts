/** The rows of a text: one a line, or several with bars between them. */
export function rows(text: string): string[] {
  return text
    .split(/[|\n]/u)
    .map((row) => row.trim())
    .filter((row) => row !== '');
}
