import type { Task } from '@noctem/core/items';

/**
 * The open tasks that a person may mean by `words`: those with just this title, else those that contain the words in
 * this order, else those that hold them all. Case, accents and punctuation do not count.
 */
export function matchTasks(open: readonly Task[], words: string): Task[] {
  const wanted = key(words);
  if (wanted === '') return [];
  const titled = open.map((task) => ({ task, title: key(task.title) }));
  const parts = wanted.split(' ');
  const rounds = [
    (title: string) => title === wanted,
    (title: string) => ` ${title}`.includes(` ${wanted}`),
    (title: string) => parts.every((part) => ` ${title}`.includes(` ${part}`)),
  ];
  for (const fits of rounds) {
    const found = titled.filter(({ title }) => fits(title)).map(({ task }) => task);
    if (found.length > 0) return found;
  }
  return [];
}

function key(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
