import type { Importance } from '@noctem/core/items';
import type { Span } from './time/reading.ts';
import type { Token } from './tokens.ts';

/** What the person marked by sign: `#tag`, `+project` or `/project`, `!1` to `!3`. */
export interface Markers {
  readonly tags: readonly string[];
  readonly project: string | null;
  readonly importance: Importance | null;
  /** The marks themselves, in order of the text: they leave the title. */
  readonly spans: readonly Marker[];
}

export interface Marker extends Span {
  readonly type: 'tag' | 'project' | 'importance';
}

const levels: ReadonlyMap<string, Importance> = new Map([
  ['1', 'high'],
  ['2', 'medium'],
  ['3', 'low'],
  ['high', 'high'],
  ['medium', 'medium'],
  ['low', 'low'],
]);

/** What a text's marks are read with: the positions that escape reading, and the projects whose names may be several words. */
export interface MarkerContext {
  readonly isQuoted: (at: number) => boolean;
  readonly projects: readonly string[];
}

/** Reads the marks of a tokenised text. */
export function readMarkers(text: string, tokens: readonly Token[], { isQuoted, projects }: MarkerContext): Markers {
  const tags: string[] = [];
  const spans: Marker[] = [];
  let project: string | null = null;
  let importance: Importance | null = null;
  for (const [index, sign] of tokens.entries()) {
    const bare = markerAt(text, tokens, index);
    if (bare === null || isQuoted(sign.start)) continue;
    const marker = bare.type === 'project' ? { ...bare, end: knownEnd(text, bare, projects) } : bare;
    const name = text.slice(marker.start + 1, marker.end);
    if (marker.type === 'importance') importance ??= levels.get(name.toLowerCase()) ?? null;
    else if (marker.type === 'project') project ??= name;
    else if (!tags.includes(name)) tags.push(name);
    spans.push(marker);
  }
  return { tags, project, importance, spans };
}

function markerAt(text: string, tokens: readonly Token[], index: number): Marker | null {
  const sign = tokens[index];
  const name = tokens[index + 1];
  if (sign === undefined || name === undefined || sign.kind !== 'mark' || name.start !== sign.end) return null;
  if (sign.start > 0 && (tokens[index - 1]?.end ?? 0) === sign.start) return null;
  if (sign.lower === '!')
    return levels.has(name.lower) ? { type: 'importance', start: sign.start, end: name.end } : null;
  const type = sign.lower === '#' ? 'tag' : sign.lower === '+' || sign.lower === '/' ? 'project' : null;
  if (type === null || name.kind !== 'word') return null;
  const end = nameEnd(text, tokens, index + 1);
  return text.charAt(end) === '/' ? null : { type, start: sign.start, end };
}

/** "+christmas stock" is one name where there is such a project. */
function knownEnd(text: string, { start, end }: Marker, projects: readonly string[]): number {
  const rest = text.slice(start + 1).toLowerCase();
  const ends = projects
    .filter((name) => /\s/u.test(name) && rest.startsWith(name.toLowerCase()))
    .filter((name) => !/^[\p{L}\p{N}]/u.test(rest.slice(name.length)))
    .map((name) => start + 1 + name.length);
  return Math.max(end, ...ends);
}

/** Names run on over `_`, `-` and digits that touch them: `#big_move-2`. */
function nameEnd(text: string, tokens: readonly Token[], index: number): number {
  let end = tokens[index]?.end ?? 0;
  for (let at = index + 1; tokens[at]?.start === end; at += 1) {
    const part = tokens[at];
    const joins = part?.lower === '_' || part?.lower === '-';
    const next = tokens[at + 1];
    if (part === undefined || (part.kind === 'mark' && !(joins && next?.start === part.end && next.kind !== 'mark')))
      break;
    end = part.end;
  }
  return end;
}
