import { type CaptureDecision, type CaptureInput, decideCapture, type TaskDraft } from '@noctem/core/capture';

/** What is to be split, and what its parts take over from it. */
export interface Whole {
  readonly input: CaptureInput;
  /** The parts in the person's words; empty where they are to be found. */
  readonly named: readonly string[];
  /** What the whole is now; a part has it too, where it says nothing else. */
  readonly inherited: Partial<Omit<TaskDraft, 'title'>>;
}

const mostParts = 20;
const shortPart = 3;

/** The tasks that one text holds: those that were read in it, else what stands between its joints. Fewer than two: it holds one. */
export function taskParts({ input, named, inherited }: Whole): TaskDraft[] {
  const whole = decideCapture(input);
  if (named.length === 0 && whole.items.length > 1) return whole.items.map((item) => inherit(item, inherited));
  const texts = named.length > 0 ? named : cut(input.text);
  if (texts.length < 2 || texts.length > mostParts) return [];
  const read = texts.map((text) => decideCapture({ ...input, text }));
  const verb = read[0] ? verbOf(texts[0] ?? '', read[0]) : null;
  return read.map((decision, index) =>
    inherit(draftOf(decision, texts[index] ?? '', index === 0 ? null : verb), inherited),
  );
}

function cut(text: string): string[] {
  const strong = partsBetween(text, /\n+|\s*;\s*|\s+then\s+|\s*\|\s*/u);
  const parts =
    strong.length > 1 ? strong : partsBetween(text, /\s*,\s*(?:and\s+)?|\s+and\s+|\s+&\s+|\s+\+\s+|\s+\/\s+/iu);
  return parts.map((part) => part.replace(/^(?:[-*•]|\d{1,2}[.)])\s+/u, ''));
}

function partsBetween(text: string, joint: RegExp): string[] {
  return text
    .split(joint)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

/** "buy milk, eggs and bread": the verb of the first part is that of all. */
function verbOf(text: string, { reasons }: CaptureDecision): string | null {
  const opens = reasons.some((reason) => reason.cue === 'verb-first' || reason.cue === 'verb-object');
  const [first, ...rest] = text.split(/\s+/u);
  return opens && first !== undefined && rest.length > 0 ? first : null;
}

function draftOf(decision: CaptureDecision, text: string, verb: string | null): TaskDraft {
  const { title, date, time, rrule, importance, project, tags, reasons } = decision;
  const own = title.trim() === '' ? text : title;
  const hasVerb = reasons.some((reason) => reason.cue.startsWith('verb-'));
  const isBare = verb !== null && !hasVerb && own.split(/\s+/u).length <= shortPart;
  return { title: isBare ? `${verb} ${own}` : own, date, time, rrule, importance, project, tags };
}

function inherit(part: TaskDraft, whole: Whole['inherited']): TaskDraft {
  const isTimed = part.date !== null || part.time !== null || part.rrule !== null;
  const due = isTimed ? {} : { date: whole.date ?? null, time: whole.time ?? null, rrule: whole.rrule ?? null };
  return {
    ...part,
    ...due,
    importance: part.importance ?? whole.importance ?? null,
    project: part.project ?? whole.project ?? null,
    tags: [...new Set([...(whole.tags ?? []), ...part.tags])],
  };
}
