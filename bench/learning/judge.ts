import type { ProposedRule } from '@noctem/core/rules';
import type { Habit, Human, Wish } from './habit.ts';
import { type Utterance, planOf } from './plan.ts';
import { decisionOn, savesCorrections, troubles } from './fresh-weeks.ts';

export interface Verdict {
  readonly right: boolean;
  /** Names of the planted habits that the rule states. */
  readonly habits: readonly string[];
}

export interface Case {
  readonly human: Human;
  readonly seed: number;
  /** The week that begins after the report. */
  readonly week: number;
  /** Rules that are in force already. */
  readonly inForce: readonly ProposedRule[];
}

const freshWeeks = 4;
/** A rule that fits fewer of the messages that it speaks about is not true of the person. */
const leastAgreement = 0.8;

/**
 * Whether a rule is true of a person: it states a habit that they have from now on, or it saves them corrections in four
 * weeks that nobody has seen.
 */
export function judge(rule: ProposedRule | { readonly remove: number }, about: Case): Verdict {
  const life = freshLife(about);
  if ('remove' in rule) return { right: true, habits: [] };
  if (rule.type === 'timing')
    return { right: fitsHour(rule.value, about.human), habits: fitsHour(rule.value, about.human) ? ['hour'] : [] };
  const spoken = life.filter((said) => speaksOf(rule, said, about.human));
  const fitting = spoken.filter((said) => agrees(rule, { said, human: about.human }));
  const habits = habitsWithin(fitting, life);
  const fits = fitting.some(({ habit }) => habit !== null) && fitting.length >= leastAgreement * spoken.length;
  if (fits) return { right: true, habits };
  return { right: savesCorrections(rule, { ...about, life }), habits: [] };
}

function freshLife({ human, seed, week }: Case): Utterance[] {
  const habits = human.habits
    .filter(({ weeks }) => week >= (weeks?.from ?? 1) && week < (weeks?.until ?? Infinity))
    .map(({ weeks: _, ...habit }): Habit => habit);
  return planOf({ human: { ...human, habits }, seed: seed + 7_777, weeks: freshWeeks, thoughts: 160 * freshWeeks });
}

/** Planted habits of which the rule meets at least a third of the messages. */
function habitsWithin(fitting: readonly Utterance[], life: readonly Utterance[]): string[] {
  const names = [...new Set(fitting.flatMap(({ habit }) => (habit ? [habit.name] : [])))];
  const count = (list: readonly Utterance[], name: string) => list.filter(({ habit }) => habit?.name === name).length;
  return names.filter((name) => count(fitting, name) * 3 >= count(life, name));
}

function fitsHour(value: { contact: string; at: string }, { manner }: Human): boolean {
  if (manner.answerHour === null || value.contact === 'report') return false;
  return Math.abs(Number(value.at.slice(0, 2)) + Number(value.at.slice(3)) / 60 - manner.answerHour) <= 1.5;
}

/** Whether a rule has a say about a message: by its phrase, or by what would be asked about it. */
function speaksOf(rule: ProposedRule, said: Utterance, human: Human): boolean {
  const phrase = 'phrase' in rule.value ? rule.value.phrase : null;
  if (phrase !== null) return covers(phrase, said.text);
  return rule.type === 'question' && decisionOn(said, { human, rules: [] }).ambiguity === rule.value.reason;
}

function agrees(rule: ProposedRule, { said, human }: { said: Utterance; human: Human }): boolean {
  const { wish, habit } = said;
  switch (rule.type) {
    case 'keyword':
      return wish.importance !== undefined && wish.importance === rule.value.importance;
    case 'kind':
      return (wish.kind === 'aside' ? 'question' : wish.kind) === rule.value.kind;
    case 'project':
      return wish.project?.toLowerCase() === rule.value.project.toLowerCase();
    case 'time_expression':
      return isTimed(wish) && troubles([rule], { human, said }).every((field) => field !== 'date' && field !== 'time');
    case 'question':
      return habit?.family === 'unasked' || (habit?.family === 'same answer' && (wish.kind ?? 'task') === 'task');
    case 'ambiguity':
      return habit?.family === 'template' || habit?.family === 'same answer';
    case 'confidence_threshold':
    case 'model':
    case 'timing':
      return false;
    default:
      return rule satisfies never;
  }
}

function isTimed({ time, day }: Wish): boolean {
  return time !== undefined || day !== undefined;
}

/** What may stand before the words with which a text is said to begin. */
const lead = String.raw`^[^\p{L}\p{N}]*(?:(?:please|bitte|(?:i |we )?(?:need|have) to|ich muss|remember to|remind me to|must) )?`;

/**
 * Whether a text holds a phrase as whole words; `…` stands for up to six words. At the end it stands for the rest of a text that
 * begins so.
 */
export function covers(phrase: string, text: string): boolean {
  const parts = phrase
    .toLowerCase()
    .split('…')
    .map((part) => wordsOf(part).map(escaped).join('[^\\p{L}\\p{N}]+'));
  const opens = phrase.trim().endsWith('…');
  const pattern = parts.filter(Boolean).join('[^\\p{L}\\p{N}]+(?:[\\p{L}\\p{N}]+[^\\p{L}\\p{N}]+){0,6}');
  const from = opens ? lead : String.raw`(?<![\p{L}\p{N}])`;
  return new RegExp(`${from}${pattern}(?![\\p{L}\\p{N}])${opens ? '.+' : ''}`, 'iu').test(text);
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

function escaped(word: string): string {
  return word.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
