import { addDays, localMoment, oneLine } from '@noctem/core/kernel';
import type { FiledAs, Proof, ThoughtEvidence } from '@noctem/core/learning';
import type { Insight, Pattern } from '@noctem/store';
import { FormattedString } from '@grammyjs/parse-mode';
import type { Reply } from '../conversation/reply.ts';
import type { Act } from '../conversation/turn.ts';
import { calendarDay } from '../wording/dates.ts';
import { rich } from '../wording/rich.ts';
import { keyboardOf } from './insight-message.ts';

const mostExamples = 5;
const exampleLength = 80;

/** Why an insight was proposed: some of the person's own thoughts, shown as text, and what trying the rule has shown. */
export function whyMessage(act: Act, insight: Insight): Reply {
  const pattern = act.store.patterns.of(act.person.id).find(({ id }) => id === insight.patternId);
  const examples = examplesOf(act, insight);
  return {
    text: rich(
      FormattedString.bold(oneLine(insight.title, 120)),
      `\nSeen ${insight.evidenceCount} times${pattern ? surenessOf(pattern, insight) : ''}.`,
      ...(insight.proof ? [`\n${proofWords(insight, insight.proof)}`] : []),
      ...(examples.length === 0 ? [] : ['\n\nFor example:', ...examples.map((words) => `\n• ${words}`)]),
    ),
    keyboard: keyboardOf(insight),
    insightId: insight.id,
  };
}

function examplesOf({ store, person }: Act, { proof, patternId }: Insight): string[] {
  const shown = proof?.examples ?? [];
  const evidence = store.patterns.of(person.id).find(({ id }) => id === patternId)?.context['evidence'];
  const others = Array.isArray(evidence) ? evidence.filter((id) => typeof id === 'number').toReversed() : [];
  const ids = [...new Set([...shown, ...others])].slice(0, mostExamples);
  return store.log(person.id).thoughts(ids).map(exampleWords);
}

/** `“call the dentist” (12 Nov): I filed it as a task, you wanted high importance`. */
function exampleWords(evidence: ThoughtEvidence): string {
  const day = calendarDay(localMoment(evidence.sentAt, evidence.zone).date);
  const wanted = evidence.wanted;
  const differences = wanted === null ? [] : differencesOf(evidence.decided, wanted, evidence);
  const said = differences.length === 0 ? '' : `: you wanted ${differences.join(', ')}`;
  return `“${oneLine(evidence.text, exampleLength)}” (${day})${said}`;
}

function differencesOf(decided: FiledAs, wanted: FiledAs, { sentAt, zone }: ThoughtEvidence): string[] {
  const written = localMoment(sentAt, zone).date;
  return [
    ...(decided.kind === wanted.kind ? [] : [wanted.kind === 'forgotten' ? 'it forgotten' : `a ${wanted.kind}`]),
    ...(decided.date === wanted.date && decided.time === wanted.time
      ? []
      : [[wanted.date === null ? 'no date' : dayWords(wanted.date, written), wanted.time ?? ''].join(' ').trim()]),
    ...(decided.importance === wanted.importance ? [] : [`${wanted.importance ?? 'no'} importance`]),
    ...(decided.project === wanted.project
      ? []
      : [wanted.project === null ? 'no project' : `the project “${oneLine(wanted.project, 40)}”`]),
  ];
}

/** A day as it is spoken of on the day of writing. */
function dayWords(date: string, written: string): string {
  if (date === written) return 'the same day';
  if (date === addDays(written, 1)) return 'the next day';
  return calendarDay(date);
}

/** How sure it is, as long as the pattern is still that of the insight: it goes with the log, the insight stays as it was told. */
function surenessOf({ occurrenceCount, confidence }: Pattern, { evidenceCount }: Insight): string {
  return occurrenceCount === evidenceCount ? `; I am at least ${percent(confidence)} sure of it` : '';
}

function proofWords({ rule, explanation }: Insight, proof: Proof): string {
  // What rests on figures has them in its sentence.
  if (proof.basis === 'figures') return explanation;
  const { changed, fixed, broken, tried, notComparable } = proof;
  const on = tried === undefined ? 'your thoughts' : `${tried} of your thoughts`;
  const rest =
    notComparable === undefined || notComparable === 0
      ? ''
      : ` ${notComparable} others say nothing: I no longer know what I went by.`;
  const isAsking = rule !== null && 'type' in rule && rule.type === 'ambiguity';
  const came = isAsking
    ? `I would have asked about ${changed}, ${fixed} of them put right by you, ${broken} right as they were`
    : `${changed} would have been filed otherwise, ${fixed} of them as you wanted, ${broken} against`;
  return `I tried it on ${on}: ${came}.${rest}`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
