import type { CaptureDecision, CaptureInput, Kind, Reason } from './decision.ts';
import { readCues, type Cue } from './cues.ts';
import { judge, type Judgement } from './kind.ts';
import { languageOf } from './language/index.ts';
import { layOut, readMatter } from './sheet.ts';
import { readTimes } from './time/index.ts';
import { titleOf } from './title.ts';
import { weights } from './weights.ts';

/** Replay compares decisions of one version only: raise it with every change that can change a decision. */
export const classifierVersion = 'en-1';

/**
 * What a message is and what it would be filed as. Pure: equal input gives equal output, whatever the host. Never throws
 * for any text; what cannot be understood comes back as `ambiguous` with its text as title.
 */
export function decideCapture(input: CaptureInput): CaptureDecision {
  const language = languageOf(input.locale);
  const sheet = layOut(input.text);
  const times = readTimes(sheet.plain, input);
  const matter = readMatter(sheet, times, language);
  const cues = readCues(sheet, matter, times);
  const judgement = judge(cues);
  const bestGuess = judgement.best === 'talk' ? 'command' : judgement.best;
  const confidence = judgement.probability * times.certainty;
  const kind: Kind = confidence < 0.5 ? 'ambiguous' : bestGuess;
  const isTask = bestGuess === 'task';
  const { title } = titleOf(sheet, matter, times, language);
  return {
    kind,
    confidence,
    ambiguity: kind === 'ambiguous' ? 'intent' : null,
    bestGuess,
    title,
    date: isTask ? times.date : null,
    time: isTask ? times.time : null,
    rrule: isTask ? times.rrule : null,
    importance: sheet.markers.importance,
    project: sheet.markers.project,
    tags: sheet.markers.tags,
    items: [],
    unresolved: times.unresolved,
    reasons: cues.map((cue) => reasonOf(cue, judgement)),
    classifier: classifierVersion,
    ruleSet: input.rules.version,
  };
}

function reasonOf(cue: Cue, judgement: Judgement): Reason {
  const evidence = weights[cue.name] ?? [0, 0, 0, 0, 0];
  const at = evidence.indexOf(Math.max(...evidence));
  const names = ['task', 'note', 'question', 'command', 'command'] as const;
  return { cue: cue.name, for: names[at] ?? judgement.best === 'talk' ? 'command' : 'task', weight: evidence[at] ?? 0, span: cue.span };
}
