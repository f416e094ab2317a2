import type { Language } from './language/index.ts';
import type { Span } from './time/reading.ts';
import type { Token } from './tokens.ts';

export interface ProjectMention {
  /** The project's name as the person keeps it. */
  readonly name: string;
  readonly span: Span;
  /** "garden: plant garlic" names the project apart from the matter, so it leaves the title; "for garden" stays. */
  readonly apart: boolean;
}

/** The known project that the words name for sure; null when none or when a name only happens to occur. */
export function mentionedProject(
  tokens: readonly Token[],
  projects: readonly string[],
  language: Language,
): ProjectMention | null {
  for (const name of projects) {
    const words = name.toLowerCase().split(/\s+/u).filter(Boolean);
    if (words.length === 0) continue;
    const found = labelOf(tokens, { name, words }) ?? purposeOf(tokens, { name, words }, language);
    if (found !== null) return found;
  }
  return null;
}

/** A mark's name as the person keeps it: `/flatmove` is the project "Flat move". Unknown names stay as typed. */
export function knownProject(marked: string, projects: readonly string[]): string {
  const key = projectKey(marked);
  return projects.find((name) => projectKey(name) === key) ?? marked;
}

/** The text with every mark of a known project as one word: "+christmas stock" is "+christmas-stock". */
export function joinedMarks(text: string, projects: readonly string[]): string {
  return projects
    .filter((name) => /\s/u.test(name))
    .toSorted((one, other) => other.length - one.length)
    .reduce((joined, name) => joined.replaceAll(markOf(name), (mark) => mark.replaceAll(/\s+/gu, '-')), text);
}

function markOf(name: string): RegExp {
  return new RegExp(String.raw`(?<=^|\s)[+/]${escaped(name)}(?![\p{L}\p{N}])`, 'giu');
}

function escaped(name: string): string {
  return name.replaceAll(/[.*+?^${}()|[\]\\/-]/gu, String.raw`\$&`).replaceAll(/\s+/gu, String.raw`\s+`);
}

function projectKey(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/gu, '');
}

interface Sought {
  readonly name: string;
  readonly words: readonly string[];
}

function labelOf(tokens: readonly Token[], sought: Sought): ProjectMention | null {
  const mark = tokens[sought.words.length];
  const first = tokens[0];
  if (first === undefined || mark === undefined || !standsAt(tokens, sought, 0)) return null;
  if (mark.lower !== ':' && mark.lower !== '-' && mark.lower !== '–') return null;
  return { name: sought.name, span: { start: first.start, end: mark.end }, apart: true };
}

function purposeOf(tokens: readonly Token[], sought: Sought, language: Language): ProjectMention | null {
  const end = tokens.length - sought.words.length;
  const first = tokens[end];
  const last = tokens.at(-1);
  if (first === undefined || last === undefined || !standsAt(tokens, sought, end)) return null;
  const article = language.joints.some.has(tokens[end - 1]?.lower ?? '') ? 1 : 0;
  if (!language.joints.forProject.has(tokens[end - 1 - article]?.lower ?? '')) return null;
  return { name: sought.name, span: { start: first.start, end: last.end }, apart: false };
}

function standsAt(tokens: readonly Token[], sought: Sought, at: number): boolean {
  return at >= 0 && sought.words.every((word, offset) => tokens[at + offset]?.lower === word);
}
