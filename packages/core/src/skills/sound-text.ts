import { oneLine } from '@noctem/core/kernel';

const longest = 160;
const shortest = 8;
const markup = /[<>{}|\\]|\]\(|```|^\s*\[/u;
const link =
  /\b(?:https?:\/\/|www\.)\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|io|gov|edu|info|app|dev|ai|co|me|de|uk|eu|fr|pt|es|it|nl|ch|at)\b(?:\/\S*)?/giu;
const decoration = /^(?:[-*•–]\s+|\d{1,2}[.)]\s+|(?:first step|next action|step \d)\s*:\s*)+/iu;

/**
 * A line that a model wrote, fit to be shown, or null: one line of 8 to 160 characters in letters of the same script as
 * `source`, without markup and without addresses that `source` does not have.
 */
export function soundText(written: string, source: string): string | null {
  const line = oneLine(plain(written), longest);
  if (line.length < shortest || line.endsWith('…') || markup.test(line)) return null;
  if ((line.match(link) ?? []).some((address) => !source.includes(address))) return null;
  return scriptOf(line) !== null && isSameScript(line, source) ? line : null;
}

/** Takes off what models put around a line: list marks, quotes, stars. */
function plain(written: string): string {
  return written
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replaceAll(/\*\*|__|`/gu, '')
    .trim()
    .replace(decoration, '')
    .replace(/^["“”'«](.*)["“”'»]$/u, '$1')
    .trim();
}

const scripts = {
  latin: /\p{Script=Latin}/gu,
  cyrillic: /\p{Script=Cyrillic}/gu,
  greek: /\p{Script=Greek}/gu,
  arabic: /\p{Script=Arabic}/gu,
  hebrew: /\p{Script=Hebrew}/gu,
  devanagari: /\p{Script=Devanagari}/gu,
  asian: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu,
};

/** The script that most letters are of; null where there are none. */
function scriptOf(text: string): string | null {
  const counts = Object.entries(scripts).map(([name, letters]) => ({ name, count: text.match(letters)?.length ?? 0 }));
  const most = counts.reduce((left, right) => (right.count > left.count ? right : left));
  return most.count === 0 ? null : most.name;
}

function isSameScript(line: string, source: string): boolean {
  const wanted = scriptOf(source);
  return wanted === null || scriptOf(line) === wanted;
}

const hollow = new Set(
  'the a an and or for of to in on at with by from is it this that my your our first next step start begin do get task work then now please'.split(
    ' ',
  ),
);

/** Whether `line` says anything that `source` does not say: a suggestion that only repeats is none. */
export function saysMore(line: string, source: string): boolean {
  const known = new Set(stems(source));
  return stems(line).some((word) => word.length > 2 && !hollow.has(word) && !known.has(word));
}

function stems(text: string): string[] {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => (word.length > 4 ? word.replace(/(?:ing|ed|es|s)$/u, '') : word));
}
