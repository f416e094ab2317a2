import type { Task } from '@noctem/core/items';

/** So many letters at least may stand for a longer word: “all” is not “allergic”. */
const shortestStart = 4;

/**
 * The open tasks that a person may mean by `words`: those with just this title, else those that contain the words in
 * this order, else those that hold them all. Case, accents and punctuation do not count. The start of a word stands for
 * the word, where it is long enough.
 */
export function matchTasks(open: readonly Task[], words: string): Task[] {
  const wanted = key(words);
  if (wanted === '') return [];
  const titled = open.map((task) => ({ task, title: key(task.title) }));
  const parts = wanted.split(' ');
  const rounds = [
    (title: string) => title === wanted,
    (title: string) => holds(title, wanted),
    (title: string) => parts.every((part) => holds(title, part)),
  ];
  for (const fits of rounds) {
    const found = titled.filter(({ title }) => fits(title)).map(({ task }) => task);
    if (found.length > 0) return found;
  }
  return [];
}

function holds(title: string, words: string): boolean {
  const last = words.split(' ').at(-1) ?? '';
  const end = /^[a-z]+$/.test(last) && last.length < shortestStart ? ' ' : '';
  return ` ${title} `.includes(` ${words}${end}`);
}

function key(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
