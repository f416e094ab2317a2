import type { Understanding } from './understand.ts';

/** From here a reading is filed; what stays below is asked about. */
export const leastToFile = 0.5;

/**
 * The kind's own probability is too modest: its weights are held small so that they carry over to messages never seen.
 * Slope and shift of Platt's scaling, fitted on probabilities that eight-fold cross-validation gave to left-out messages.
 */
const slope = 1.6;
const shift = 0.2;

/** How often a title, an importance or a project goes wrong in a task whose kind and time are right. */
const plainFields = 0.99;
/** The same where figures stay in the title: one of them may have been a time after all. */
const figuresLeft = 0.96;
/** Each task of several must be right, and the cuts between them too. */
const severalFields = 0.86;
/** A task that an "and" runs through may have been two. */
const joinedFields = 0.95;
/** A time that was read and not used may have been the one that counts. */
const timeLeft = 0.9;
/** A note that names a time is now and then an appointment after all. */
const timedNote = 0.87;
/** What speaks of a duty and was not taken for a task is one in one case of seven. */
const dutyElsewhere = 0.85;

/** Probability that the kind is right, calibrated. */
export function kindConfidence(understanding: Understanding): number {
  const chance = Math.min(1 - 1e-9, Math.max(1e-9, understanding.judgement.probability));
  return 1 / (1 + Math.exp(-(slope * Math.log(chance / (1 - chance)) + shift)));
}

/**
 * Probability that every field is right. A kind that is more likely than not is filed however doubtful its time, so the
 * result never falls below `leastToFile` for it.
 */
export function confidenceOf(understanding: Understanding): number {
  const kind = kindConfidence(understanding);
  if (kind < leastToFile) return kind;
  const rest =
    understanding.judgement.best === 'task'
      ? fieldsConfidence(understanding) * onePieceConfidence(understanding)
      : taskMissedConfidence(understanding);
  return Math.max(leastToFile, kind * rest);
}

/** What a learned kind is filed with: as sure as its time, and never so low that fixes are offered, unless the words doubt. */
const leastRuled = 0.8;
/** The words hedge what they say ("maybe", "i think"). */
const hedged = 0.7;

/** Of a message whose kind a learned rule decides. */
export function ruledConfidence(understanding: Understanding): number {
  const rest = understanding.judgement.best === 'task' ? fieldsConfidence(understanding) : 1;
  const isHedged = understanding.cues.some(({ name }) => name === 'i-think' || name.startsWith('timing:'));
  return isHedged ? hedged : Math.max(leastRuled, understanding.judgement.probability * rest);
}

/** Of a message that holds several tasks. */
export function severalConfidence(parts: readonly Understanding[]): number {
  const kind = parts.reduce((least, part) => Math.min(least, kindConfidence(part)), 1);
  const fields = parts.reduce((product, part) => product * fieldsConfidence(part), severalFields);
  return kind < leastToFile ? kind : Math.max(leastToFile, kind * fields);
}

function fieldsConfidence(understanding: Understanding): number {
  const { draft, times } = understanding;
  return softened(times.certainty) * (hasFigures(draft.title) ? figuresLeft : plainFields);
}

function onePieceConfidence({ matter, times }: Understanding): number {
  const { and, then } = matter.language.joints;
  const isJoined = matter.tokens.some(({ lower }) => and.has(lower) || then.has(lower) || lower === ';');
  return (isJoined ? joinedFields : 1) * (times.besides.length > 0 ? timeLeft : 1);
}

const duties: ReadonlySet<string> = new Set(['has-duty', 'need-to', 'remind-me', 'reminds-inside', 'needs-doing']);

/** For what was not taken for a task: how seldom it was one. */
function taskMissedConfidence({ cues, judgement, times }: Understanding): number {
  const isDuty = judgement.best !== 'question' && cues.some(({ name }) => duties.has(name));
  const isTimed = judgement.best === 'note' && times.expressions.length > 0;
  return (isDuty ? dutyElsewhere : 1) * (isTimed ? timedNote : 1);
}

/** Readings of 0.7 to 0.95 proved right in 76 of 79 messages with a time: half of the stated doubt is enough. */
function softened(certainty: number): number {
  return (1 + certainty) / 2;
}

function hasFigures(text: string): boolean {
  for (let at = 0; at < text.length; at += 1)
    if (text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) return true;
  return false;
}
