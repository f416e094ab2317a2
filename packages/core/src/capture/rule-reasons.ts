import type { CaptureDecision, Reason } from './decision.ts';
import type { Say, Yielded } from './ruling.ts';
import type { Span } from './time/reading.ts';
import type { Understanding } from './understand.ts';

/** How strongly a rule about the kind speaks, in natural-log odds: as the surest cues do. */
const kindWeight = 3;

const ruleCue = /^rule:(\d+)$/;

/** Ids of the learned rules that had a say in a decision, each once, in the order of its reasons. */
export function rulesInDecision({ reasons }: Pick<CaptureDecision, 'reasons'>): number[] {
  const ids = reasons.flatMap(({ cue }) => {
    const id = ruleCue.exec(cue)?.[1];
    return id === undefined ? [] : [Number(id)];
  });
  return [...new Set(ids)];
}

/** The reason that a rule gives. */
export function ruleReason(id: number, reason: Omit<Reason, 'cue' | 'weight'> & { readonly weight?: number }): Reason {
  return { cue: `rule:${id}`, for: reason.for, weight: reason.weight ?? 0, span: reason.span };
}

/** What rules said of a text, and which had no say. `shift` is where the text stands in the whole message. */
export function ruleReasons({ ruling, ruledTimes }: Understanding, shift = 0): Reason[] {
  const { kind, importance, project } = ruling;
  const voices = [
    kind &&
      ruleReason(kind.id, { for: kind.value === 'project' ? 'task' : kind.value, span: kind.span, weight: kindWeight }),
    said(importance, 'importance'),
    said(project, 'project'),
  ].filter((reason) => reason !== null);
  const times = ruledTimes.yielded.map(({ id, span }) => yields({ id, for: 'date', span, to: 'words' }));
  return [...voices, ...ruling.yielded.map(yields), ...times].map((reason) => moved(reason, shift));
}

/** What a rule about times gave, as a reason of the reading. */
export function moved(reason: Reason, shift: number): Reason {
  if (reason.span === null || shift === 0) return reason;
  return { ...reason, span: { start: reason.span.start + shift, end: reason.span.end + shift } };
}

function said(say: Say<unknown> | null, field: Reason['for']): Reason | null {
  return say && ruleReason(say.id, { for: field, span: say.span });
}

function yields({ id, for: field, span, to }: Yielded): Reason {
  return { cue: `rule:${id} yields to ${to}`, for: field, weight: 0, span: placeOf(span) };
}

function placeOf(span: Span | null): Span | null {
  return span && { start: span.start, end: span.end };
}
