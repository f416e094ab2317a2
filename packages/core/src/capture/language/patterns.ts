import type { Token } from '../tokens.ts';
import { wordClass } from './word-class.ts';

/**
 * Word patterns as data. Words stand for themselves, `@class` for any word of a class, `(a|b)` for either, a trailing `?`
 * makes optional, `...` leaps over up to six tokens. Patterns share one tree, so that reading costs the length of the
 * message and not the number of patterns.
 */
export interface PatternGroup {
  readonly cue: string;
  /** start: the first words count; end: the last; whole: nothing else may stand there; anywhere: all. */
  readonly at: 'start' | 'end' | 'whole' | 'anywhere';
  readonly patterns: readonly string[];
  /** The matched words are about filing, not about the matter: they leave the title. */
  readonly frame?: true;
}

export interface PatternHit {
  readonly group: PatternGroup;
  /** Half-open range of positions in the token list. */
  readonly from: number;
  readonly to: number;
}

interface Node {
  readonly words: Map<string, Node>;
  readonly classes: Array<{ readonly bits: number; readonly node: Node }>;
  gap: Node | null;
  readonly groups: PatternGroup[];
}

export interface PatternTree {
  readonly start: Node;
  readonly anywhere: Node;
}

const longestGap = 6;

export function compilePatterns(groups: readonly PatternGroup[]): PatternTree {
  const tree = { start: newNode(), anywhere: newNode() };
  for (const group of groups) {
    const root = group.at === 'start' || group.at === 'whole' ? tree.start : tree.anywhere;
    for (const pattern of group.patterns) for (const words of expand(pattern.split(' '))) insert(root, words, group);
  }
  return tree;
}

/** Every pattern that holds in the tokens; `classes[i]` are the class bits of `tokens[i]`. */
export function matchPatterns(tree: PatternTree, tokens: readonly Token[], classes: readonly number[]): PatternHit[] {
  const hits: PatternHit[] = [];
  const walk = { tokens, classes, hits };
  follow(tree.start, { ...walk, from: 0 }, 0);
  for (let from = 0; from < tokens.length; from += 1) follow(tree.anywhere, { ...walk, from }, from);
  return hits;
}

interface Walk {
  readonly tokens: readonly Token[];
  readonly classes: readonly number[];
  readonly hits: PatternHit[];
  readonly from: number;
}

function follow(node: Node, walk: Walk, at: number): void {
  for (const group of node.groups) report(group, walk, at);
  const token = walk.tokens[at];
  if (token === undefined) return;
  const next = node.words.get(token.lower);
  if (next !== undefined) follow(next, walk, at + 1);
  const bits = walk.classes[at] ?? 0;
  for (const edge of node.classes) if ((edge.bits & bits) !== 0) follow(edge.node, walk, at + 1);
  if (node.gap !== null) leap(node.gap, walk, at);
}

function leap(node: Node, walk: Walk, at: number): void {
  const limit = Math.min(walk.tokens.length, at + longestGap);
  for (let to = at; to <= limit; to += 1) follow(node, walk, to);
}

function report(group: PatternGroup, walk: Walk, to: number): void {
  if ((group.at === 'end' || group.at === 'whole') && to !== walk.tokens.length) return;
  walk.hits.push({ group, from: walk.from, to });
}

function insert(root: Node, words: readonly string[], group: PatternGroup): void {
  let node = root;
  for (const word of words) node = child(node, word);
  node.groups.push(group);
}

function child(node: Node, word: string): Node {
  if (word === '...') return (node.gap ??= newNode());
  if (word.startsWith('@')) return classChild(node, word.slice(1));
  const known = node.words.get(word) ?? newNode();
  node.words.set(word, known);
  return known;
}

function classChild(node: Node, name: string): Node {
  const bits = (wordClass as Readonly<Record<string, number>>)[name];
  if (bits === undefined) throw new Error(`no word class is called ${name}`);
  const known = node.classes.find((edge) => edge.bits === bits);
  if (known !== undefined) return known.node;
  const edge = { bits, node: newNode() };
  node.classes.push(edge);
  return edge.node;
}

function newNode(): Node {
  return { words: new Map(), classes: [], gap: null, groups: [] };
}

function expand(parts: readonly string[]): string[][] {
  const [first, ...rest] = parts;
  if (first === undefined) return [[]];
  const optional = first.endsWith('?') && first.length > 1;
  const bare = optional ? first.slice(0, -1) : first;
  const choices = bare.startsWith('(') ? bare.slice(1, -1).split('|') : [bare];
  const tails = expand(rest);
  const chosen = choices.flatMap((choice) => tails.map((tail) => [choice, ...tail]));
  return optional ? [...tails, ...chosen] : chosen;
}
