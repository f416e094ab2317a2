import type { SeededRandom } from '../support/seeded-random.ts';

/** One thing that the person does. `about` is the word of the thought that it speaks of, `null` for none. */
export type Act =
  | { readonly type: 'thought'; readonly word: string; readonly text: string }
  | { readonly type: 'edit'; readonly word: string; readonly text: string }
  | { readonly type: 'command'; readonly text: string; readonly answers: Answered | null };

/** The message that a command answers: the person's own of this word, or what the bot said about it. */
export interface Answered {
  readonly word: string;
  readonly side: 'own' | 'bot';
}

/** What must be true of one thought when everything is over. */
export interface Expected {
  readonly word: string;
  /** As it was first sent. */
  readonly text: string;
  /** What edits made of it, in order. */
  readonly revisions: string[];
  /** Whether it is a task, on which the other expectations rest. */
  readonly isTask: boolean;
  readonly repeats: boolean;
  forgotten: boolean;
  done: boolean;
  importance: 'high' | 'medium' | 'low' | null;
  readonly tags: string[];
  /** How many acts changed it (its filing is the first), and how many of them were taken back. */
  changes: number;
  undone: number;
}

export interface Script {
  readonly acts: readonly Act[];
  readonly expected: readonly Expected[];
}

/** Takes back on the model what the last change did. */
type TakeBack = { readonly of: Expected; readonly back: () => void } | null;

/**
 * Everyday acts whose effects can be told apart afterwards: every thought has a word of its own, every command names
 * one thought, and an act that took effect twice, or not at all, leaves another journal than this model says.
 */
export function makeScript(random: SeededRandom, length: number): Script {
  const script = new ScriptWriter(random);
  while (script.acts.length < length) script.addOne();
  return { acts: script.acts, expected: script.expected };
}

class ScriptWriter {
  readonly acts: Act[] = [];
  readonly expected: Expected[] = [];
  readonly #random: SeededRandom;
  readonly #journal: TakeBack[] = [];
  readonly #words = new Set<string>();

  constructor(random: SeededRandom) {
    this.#random = random;
  }

  addOne(): void {
    const choice = this.#random.next();
    const added =
      (choice < 0.15 && this.#edit()) ||
      (choice < 0.3 && this.#done()) ||
      (choice < 0.47 && this.#amend()) ||
      (choice < 0.55 && this.#undo());
    if (!added) this.#thought();
  }

  #thought(): void {
    const word = this.#newWord();
    const form = this.#random.pick(forms);
    const text = form.text(word);
    this.acts.push({ type: 'thought', word, text });
    const thought: Expected = {
      word,
      text,
      revisions: [],
      isTask: form.isTask,
      repeats: form.repeats,
      forgotten: false,
      done: false,
      importance: null,
      tags: [],
      changes: form.isQuestion ? 0 : 1,
      undone: 0,
    };
    this.expected.push(thought);
    if (form.isQuestion) return;
    this.#journal.push({ of: thought, back: () => (thought.forgotten = true) });
  }

  #edit(): boolean {
    const thought = this.#openTask();
    if (!thought || thought.repeats) return false;
    const text = `buy ${thought.word} for the ${this.#newWord()}`;
    this.acts.push({ type: 'edit', word: thought.word, text });
    thought.revisions.push(text);
    thought.changes += 1;
    // An edit stays: Telegram shows its words, whatever is taken back here.
    this.#journal.push(null);
    return true;
  }

  #done(): boolean {
    const thought = this.#openTask();
    if (!thought) return false;
    // "done" said twice of a repeating task is taken for once; each "skip" moves it on.
    this.#command(`${thought.repeats ? 'skip' : 'done'} ${thought.word}`, null);
    thought.changes += 1;
    thought.done = !thought.repeats;
    this.#journal.push({ of: thought, back: () => (thought.done = false) });
    return true;
  }

  #amend(): boolean {
    const thought = this.#openTask();
    if (!thought) return false;
    const isLast = this.acts.at(-1)?.type === 'thought' && this.expected.at(-1) === thought;
    const answers = { word: thought.word, side: this.#random.next() < 0.5 ? ('own' as const) : ('bot' as const) };
    this.#amendWith(thought, isLast && this.#random.next() < 0.5 ? null : answers);
    return true;
  }

  #amendWith(thought: Expected, answers: Answered | null): void {
    thought.changes += 1;
    if (this.#random.next() < 0.3) {
      const tag = this.#newWord();
      this.#command(`* #${tag}`, answers);
      thought.tags.push(tag);
      this.#journal.push({ of: thought, back: () => thought.tags.splice(thought.tags.indexOf(tag), 1) });
      return;
    }
    const before = thought.importance;
    const [importance, mark] = before === 'high' ? (['low', '!3'] as const) : (['high', '!1'] as const);
    this.#command(`* ${mark}`, answers);
    thought.importance = importance;
    this.#journal.push({ of: thought, back: () => (thought.importance = before) });
  }

  #undo(): boolean {
    const last = this.#journal.pop();
    if (!last) {
      if (last === null) this.#journal.push(last);
      return false;
    }
    this.#command('/undo', null);
    last.back();
    last.of.undone += 1;
    return true;
  }

  #command(text: string, answers: Answered | null): void {
    this.acts.push({ type: 'command', text, answers });
  }

  #openTask(): Expected | undefined {
    const open = this.expected.slice(-40).filter(({ isTask, forgotten, done }) => isTask && !forgotten && !done);
    return open[this.#random.below(open.length)];
  }

  /** Six syllables, so that no word stands in another and none is a word of a language. */
  #newWord(): string {
    const syllable = (): string => this.#random.pick(consonants) + this.#random.pick(vowels);
    const word = Array.from({ length: 6 }, syllable).join('');
    if (this.#words.has(word)) return this.#newWord();
    this.#words.add(word);
    return word;
  }
}

interface Form {
  readonly text: (word: string) => string;
  readonly isTask: boolean;
  readonly repeats: boolean;
  readonly isQuestion: boolean;
}

const consonants = ['b', 'd', 'f', 'g', 'k', 'l', 'p', 'r', 'v', 'z'] as const;
const vowels = ['a', 'e', 'i', 'o', 'u'] as const;
const task = { isTask: true, repeats: false, isQuestion: false };
const kept = { isTask: false, repeats: false, isQuestion: false };

const forms = [
  { ...task, text: (word: string) => `buy ${word}` },
  { ...task, text: (word: string) => `buy ${word} tomorrow` },
  { ...task, text: (word: string) => `call ${word} tomorrow at 5pm` },
  { ...task, repeats: true, text: (word: string) => `water the ${word} every day` },
  { ...kept, text: (word: string) => `the password of the ${word} is Zr8#kq` },
  { ...kept, text: (word: string) => `🌱 ${word} — así crecen las plantas` },
  { ...kept, isQuestion: true, text: (word: string) => `did i write anything about ${word}?` },
] as const satisfies readonly Form[];
