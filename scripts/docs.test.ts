import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from './root.mjs';

const pages = ['README.md', 'CONTRIBUTING.md', ...pagesIn('docs'), ...pagesIn('docs/decisions')];

function pagesIn(folder: string): string[] {
  return readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `${folder}/${name}`);
}

const read = (page: string) => readFileSync(path.join(root, page), 'utf8');

describe('the documents', () => {
  it.each(pages)('%s leads to nothing that is not there', (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = '']) => link);
    expect(links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))).toEqual([]);
  });

  it.each(pages)('%s names no file that is not there', (page) => {
    const named = [...read(page).matchAll(/`((?:apps|packages|docs|tests|bench|scripts)\/[\w./-]+)`/g)];
    const files = named.map(([, file = '']) => file);
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
  });

  it('give each word of the glossary one meaning', () => {
    const rows = read('docs/glossary.md').split('\n').slice(6);
    const words = rows.flatMap((row) => /^\| ([^|]+) \|/.exec(row)?.[1]?.split(', ') ?? []);
    expect(words.length).toBeGreaterThan(90);
    expect(words.filter((word, at) => words.indexOf(word) !== at)).toEqual([]);
  });
});
