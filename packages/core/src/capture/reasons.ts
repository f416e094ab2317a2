import type { Reason } from './decision.ts';
import { classes } from './kind.ts';
import type { Understanding } from './understand.ts';
import { weights } from './weights.ts';

/** Every cue with what it speaks for, then what each field rests on; `why` is told from these. */
export function reasonsOf(understanding: Understanding): Reason[] {
  return [...kindReasons(understanding), ...timeReasons(understanding), ...fieldReasons(understanding)];
}

function kindReasons(understanding: Understanding): Reason[] {
  return understanding.cues.map((cue) => {
    const evidence = weights[cue.name] ?? [0, 0, 0, 0, 0];
    const weight = Math.max(...evidence);
    const speaksFor = classes[evidence.indexOf(weight)] ?? 'task';
    return { cue: cue.name, for: speaksFor === 'talk' ? 'command' : speaksFor, weight, span: cue.span };
  });
}

function timeReasons(understanding: Understanding): Reason[] {
  return understanding.times.expressions.map((expression) => ({
    cue: expression.rule.startsWith('rule:') ? expression.rule : `time:${expression.rule}`,
    for: expression.rrule !== null ? 'rrule' : expression.date === null ? 'time' : 'date',
    weight: 0,
    span: { start: expression.span.start, end: expression.span.end },
  }));
}

function fieldReasons(understanding: Understanding): Reason[] {
  const { sheet, spoken, project, title } = understanding;
  const marks = sheet.markers.spans.map((mark): Reason => {
    const { type, start, end } = mark;
    return { cue: `mark:${type}`, for: type === 'tag' ? 'tags' : type, weight: 0, span: { start, end } };
  });
  const said: Reason[] =
    spoken === null
      ? []
      : [{ cue: 'said-importance', for: 'importance', weight: 0, span: { start: spoken.start, end: spoken.end } }];
  const named: Reason[] =
    project === null ? [] : [{ cue: 'named-project', for: 'project', weight: 0, span: project.span }];
  const dropped = title.dropped.map((span): Reason => ({
    cue: 'frame',
    for: 'title',
    weight: 0,
    span: { start: span.start, end: span.end },
  }));
  return [...marks, ...said, ...named, ...dropped];
}
