import { explainFiling, type Explanation, type RecordedDecision } from '@noctem/core/butler';
import type { Kind } from '@noctem/core/capture';
import type { Subject } from '@noctem/core/items';
import { oneLine } from '@noctem/core/kernel';
import { ruleInWords } from '@noctem/core/rules';
import type { Correction, LearnedRule, LogRow, Thought } from '@noctem/store';
import { FormattedString } from '@grammyjs/parse-mode';
import { z } from 'zod';
import { type Button, button, type Outcome } from '../../conversation/reply.ts';
import type { Turn } from '../../conversation/turn.ts';
import { dueWords } from '../../wording/dates.ts';
import { shortTitle } from '../../wording/items.ts';
import { recurrenceWords } from '../../wording/recurrence.ts';
import { rich } from '../../wording/rich.ts';
import { thoughtBehind } from '../../conversation/subject.ts';

/** What the trace of a decision keeps of it, as far as it is told. */
const recordedForm = z.object({
  reasons: z.array(z.tuple([z.string(), z.string(), z.number(), z.number().nullable(), z.number().nullable()])),
  decision: z.looseObject({
    date: z.string().nullable(),
    time: z.string().nullable(),
    rrule: z.string().nullable(),
    ambiguity: z.string().nullable(),
    becomes: z.string().nullish(),
  }),
  unresolved: z.array(z.tuple([z.string(), z.number(), z.number()])).default([]),
});

/** "why": tells from its trace why a thought was filed as it was, and what the person changed since. */
export function explain(turn: Turn, subject: Subject): Outcome {
  const thought = thoughtBehind(turn, subject);
  if (!thought)
    return {
      outcome: 'no-thought',
      reply: { text: `That ${subject.type} came from no message of its own: a thought named it.`, about: subject },
    };
  const row = decisionOf(turn, thought);
  const recorded = recordedForm.safeParse(row?.metadata).data;
  const corrections = turn.store.corrections.ofThought(thought.id).filter((one) => one.retractedAt === null);
  const quoted = FormattedString.italic(shortTitle(turn.store.thoughts.currentText(thought)));
  if (!row || !recorded)
    return {
      outcome: 'no-trace',
      reply: { text: rich('I keep no trace of how ', quoted, ' was read.', ...since(corrections)), about: subject },
    };
  const decision = { ...recorded, text: turn.store.thoughts.currentText(thought), kind: row.outcome as Kind };
  const { lines, buttons } = sentences(turn, decision, row.confidence ?? thought.confidence);
  return {
    outcome: 'explained',
    reply: { text: rich('I read ', quoted, ...lines, ...since(corrections)), about: subject, keyboard: buttons },
  };
}

/** The newest reading of a thought: of its first words, or of those that an edit brought. */
function decisionOf({ store }: Turn, thought: Thought): LogRow | undefined {
  const traces = [thought.traceId, ...store.thoughts.revisions(thought.id).map((revision) => revision.traceId)];
  const rows = traces.flatMap((id) => store.traces.ofTrace(id));
  return rows.findLast((row) => row.stage === 'classify' && row.component === 'capture');
}

type Told = z.infer<typeof recordedForm> & { readonly text: string; readonly kind: Kind };

function sentences(turn: Turn, told: Told, confidence: number): Sentences {
  const recorded: RecordedDecision = { ...told, unresolved: told.unresolved.map(([phrase]) => phrase) };
  const explanation = explainFiling(recorded);
  const { cues, against, timeWords, vague, marks } = explanation;
  const learned = learnedSentences(turn, explanation);
  const sure = `${Math.round(confidence * 100)}% sure`;
  const verdict =
    told.kind === 'ambiguous'
      ? ` and could not tell (${sure}): ${doubts[told.decision.ambiguity ?? 'intent'] ?? doubts['intent']}.`
      : ` as a ${told.decision.becomes ?? told.kind} (${sure})`;
  const lines = [
    verdict,
    told.kind === 'ambiguous' ? '' : cues.length > 0 ? `, because ${cues.join('; ')}.` : '.',
    against.length > 0 ? `\nAgainst it spoke: ${against.join('; ')}.` : '',
    timeWords.length > 0
      ? `\nAs time I read ${quote(timeWords)}: ${dueSentence(turn, told.decision)}.`
      : '\nI read no time in it.',
    vague.length > 0 ? `\nNo day I found for ${quote(vague)}.` : '',
    marks.length > 0 ? `\nMarks: ${quote(marks)}.` : '',
    ...learned.lines,
  ];
  return { lines, buttons: learned.buttons };
}

interface Sentences {
  readonly lines: readonly (string | FormattedString)[];
  readonly buttons: Button[][];
}

/** The rules that the person accepted and that had a say, each with a button to take it back while it is in force. */
function learnedSentences({ store }: Turn, { rules, yielded }: Explanation): Sentences {
  const spoke = rules.flatMap((id) => store.rules.byId(id) ?? []);
  const silent = yielded.flatMap(({ id, to }) => (rules.includes(id) ? [] : [{ rule: store.rules.byId(id), to }]));
  return {
    lines: [
      ...spoke.map((rule) => `\nBy rule ${rule.id} that you accepted: ${ruleInWords(rule)}${ended(rule)}.`),
      ...silent.map(({ rule, to }) => (rule ? `\n${silence(rule, to)}` : '')),
    ],
    buttons: spoke
      .filter(({ untilAt }) => untilAt === null)
      .map(({ id, ...rule }) => [button(oneLine(`Undo rule: ${ruleInWords(rule)}`, 60), 'rul', 'undo', id)]),
  };
}

function ended({ untilAt }: LearnedRule): string {
  return untilAt === null ? '' : ' (not in force any more)';
}

function silence(rule: LearnedRule, to: number | null): string {
  const why = to === null ? 'you said otherwise' : `rule ${to} prevails`;
  return `Rule ${rule.id} (${ruleInWords(rule)}) had no say: ${why}.`;
}

const doubts: Readonly<Record<string, string>> = {
  scope: 'it may be one task or a project',
  timing: 'it leaves open when',
  intent: 'it may be a task, a note or nothing to keep',
};

function dueSentence(turn: Turn, { date, time, rrule }: Told['decision']): string {
  const due = date === null ? (time ?? 'no day of it') : dueWords({ date, time }, turn.today);
  return rrule === null ? due : `${recurrenceWords(rrule)}, ${due}`;
}

function since(corrections: readonly Correction[]): string[] {
  if (corrections.length === 0) return ['\nYou changed nothing of that.'];
  const told = corrections
    .slice(-5)
    .map(({ field, fromValue, toValue, route }) => `${field} ${value(fromValue)} → ${value(toValue)} (${route})`);
  return [`\nSince then you changed: ${told.join(', ')}.`];
}

function value(text: string | null): string {
  return text === null ? 'none' : oneLine(text, 40);
}

function quote(words: readonly string[]): string {
  return words.map((word) => `“${oneLine(word, 40)}”`).join(', ');
}
