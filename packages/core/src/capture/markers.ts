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

/** Reads the marks of a tokenised text. `isQuoted` tells which positions of the text escape reading. */
export function readMarkers(text: string, tokens: readonly Token[], isQuoted: (at: number) => boolean): Markers {
  const tags: string[] = [];
  const spans: Marker[] = [];
  let project: string | null = null;
  let importance: Importance | null = null;
  for (const [index, sign] of tokens.entries()) {
    const marker = markerAt(text, tokens, index);
    if (marker === null || isQuoted(sign.start)) continue;
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
