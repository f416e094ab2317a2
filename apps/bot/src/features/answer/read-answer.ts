import { projectKey } from '@noctem/core/items';
import { addDays } from '@noctem/core/kernel';
import type { Turn } from '../../conversation/turn.ts';
import type { FinalKind } from '../../filing/refile.ts';
import type { Answer } from '../../filing/settle.ts';
import { endOfWeek } from '../../wording/dates.ts';
import { readAmendment } from '../amend/index.ts';

/** What was read from an answer; `left` are the parts of it that say nothing about the question. */
export interface ReadAnswer {
  readonly answer: Answer | 'later';
  readonly left: readonly string[];
}

const kindWords: Readonly<Record<string, FinalKind>> = {
  task: 'task',
  todo: 'task',
  'to do': 'task',
  note: 'note',
  project: 'project',
  forget: 'forgotten',
  'forget it': 'forgotten',
  'forget that': 'forgotten',
  nothing: 'forgotten',
  'single task': 'task',
  'single step': 'task',
  'several steps': 'project',
  'multiple steps': 'project',
  'many steps': 'project',
  'project with several steps': 'project',
  aufgabe: 'task',
  'eine aufgabe': 'task',
  notiz: 'note',
  'eine notiz': 'note',
  projekt: 'project',
  'ein projekt': 'project',
  'mehrere schritte': 'project',
  vergessen: 'forgotten',
};

/** What people put around the one word that counts: "it's a note", "make that a task please". */
const aroundKind =
  /^(?:(?:it|that|this)(?:['’]?s| is| was)|(?:make|keep|file|save|call) (?:it|that|this)|as)?\s*(?:just |only |rather |as )?(?:an? |one )?(?<word>[a-z ]+?)(?:,? (?:please|thanks|thank you))?$/;
const later =
  /^(?:later|not now|ask (?:me )?(?:again )?later|some other time|(?:hmm+,? )?(?:i )?(?:do not|don['’]?t) know(?: yet)?|(?:hmm+,? )?(?:i['’]?m )?not sure(?: yet)?|no idea|dunno)$/;
const parting = /\s*[,;\n]\s*|\s+(?:and|—|-)\s+|\s+(?=(?:it|that|this)(?:['’]?s| is)\b)/i;
const alternatives = /\s*[,;/\n]\s*|\s+(?:and|or|—|-)\s+/i;
const opening = /^(?:(?:it|that|this)(?:['’]?s| is)|let['’]?s say|say|make it|maybe)\s+/i;
const taskFor = /^(?:an? |one )?(?:task|todo|to do)\s+(?:for |by |on |due )?(.+)$/i;
const belonging =
  /^(?<sure>(?:it|that|this)(?:['’]?s| is)\s+|)(?<how>for|part of|in|about)\s+(?:the |my |our )?(?<name>[\p{L}\p{N}][\p{L}\p{N} '’&-]{0,38}?)(?<said> project)?$/iu;

/**
 * Reads what a person answered: a kind, a day, a project, in any order and in their own words, "next friday 3pm, it's for
 * the garden". Null where nothing of it answers anything, and where it says two things at once ("task, note").
 */
export function readAnswer(turn: Turn, words: string): ReadAnswer | null {
  const text = words.trim().replace(/[.!]+$/, '');
  if (text === '') return null;
  const whole = readPart(turn, text);
  if (whole) return { answer: whole, left: [] };
  const parts = text.split(parting).filter((part) => part.trim() !== '');
  const read = parts.map((part) => ({ part, answer: readPart(turn, part) }));
  const understood = read.flatMap(({ answer }) => (answer === null || answer === 'later' ? [] : [answer]));
  if (understood.length === 0 || contradicts(understood)) return null;
  return { answer: together(understood), left: read.filter(({ answer }) => answer === null).map(({ part }) => part) };
}

/** Whether words hold nothing but answers, and these cannot all be: "task, note", "today or tomorrow", "both". */
export function contradictsItself(turn: Turn, words: string): boolean {
  const text = words.trim().replace(/[.!?]+$/, '');
  if (/^(?:both|either|neither|all of (?:them|these))$/i.test(text)) return true;
  const parts = text.split(alternatives).filter((part) => part.trim() !== '');
  const read = parts.map((part) => readPart(turn, part));
  const answers = read.flatMap((answer) => (answer === null || answer === 'later' ? [] : [answer]));
  return answers.length > 1 && answers.length === parts.length && contradicts(answers);
}

/** The answer that a button or one of its words stands for. */
export function plainAnswer(turn: Turn, words: string): Answer | null {
  const kind = kindIn(words);
  return kind ? { kind } : dueAnswer(turn, words);
}

/** The days that the buttons name. */
export function dueAnswer(turn: Turn, word = ''): Answer | null {
  switch (word) {
    case 'today':
      return { fields: { date: turn.today } };
    case 'tomorrow':
      return { fields: { date: addDays(turn.today, 1) } };
    case 'week':
    case 'this week':
      return { fields: { date: endOfWeek(turn.today, turn.person.conventions.weekEnd) } };
    default:
      return undated.test(word) ? { fields: { date: null, time: null } } : null;
  }
}

/** What people say instead of naming a day. */
const undated =
  /^(?:none|(?:no|without)(?: a)? (?:deadline|date|due date|particular day)|(?:there(?: is|['’]s) )?no (?:hurry|rush)|whenever|any ?time|any day|it does(?: not|n['’]?t) matter(?: when)?|does(?: not|n['’]?t) matter(?: when)?|not soon|egal(?: wann)?|irgendwann|(?:kein|ohne) (?:termin|datum|frist)|keine (?:eile|frist)|eilt nicht)$/;

function readPart(turn: Turn, part: string): Answer | 'later' | null {
  const words = part.trim().toLowerCase();
  if (later.test(words)) return 'later';
  return plainAnswer(turn, words) ?? timeAnswer(turn, part) ?? timedTask(turn, part) ?? projectAnswer(turn, part);
}

function kindIn(words: string): FinalKind | null {
  const word = aroundKind.exec(words)?.groups?.['word'] ?? '';
  return Object.hasOwn(kindWords, word) ? (kindWords[word] ?? null) : null;
}

/** A day, an hour, a mark, and nothing else: "friday 3pm", "it's for friday", "!1". */
function timeAnswer(turn: Turn, part: string): Answer | null {
  const { patch, wordsLeft } = readAmendment(turn, part.trim().replace(opening, ''));
  return !wordsLeft && Object.keys(patch).length > 0 ? { fields: patch } : null;
}

/** "task friday", "it's a task for tomorrow 5pm". */
function timedTask(turn: Turn, part: string): Answer | null {
  const rest = taskFor.exec(part.trim().replace(opening, ''))?.[1];
  const due = rest === undefined ? null : (dueAnswer(turn, rest.toLowerCase()) ?? timeAnswer(turn, rest));
  return due && { kind: 'task', ...due };
}

/** A project by its name where there is one; a new one only where it is said to be what this is for. */
function projectAnswer(turn: Turn, part: string): Answer | null {
  const { sure, said, name = '' } = belonging.exec(part.trim())?.groups ?? {};
  if (name === '' || name.split(/\s+/).length > 3) return null;
  const known = turn.store.items
    .openProjectNames(turn.person.id)
    .find((project) => projectKey(project) === projectKey(name));
  if (known !== undefined) return { fields: { project: known } };
  return sure || said ? { fields: { project: name } } : null;
}

function contradicts(answers: readonly Answer[]): boolean {
  const kinds = new Set(answers.flatMap(({ kind }) => (kind === undefined ? [] : [kind])));
  const fields = answers.flatMap((answer) => Object.keys(answer.fields ?? {}));
  return kinds.size > 1 || new Set(fields).size < fields.length;
}

function together(answers: readonly Answer[]): Answer {
  const kind = answers.find((answer) => answer.kind !== undefined)?.kind;
  const fields = Object.assign({}, ...answers.map((answer) => answer.fields ?? {})) as NonNullable<Answer['fields']>;
  return { ...(kind !== undefined && { kind }), ...(Object.keys(fields).length > 0 && { fields }) };
}
