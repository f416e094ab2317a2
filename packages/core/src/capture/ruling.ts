import type { Importance } from '@noctem/core/items';
import {
  byPrecedence,
  type Precedence,
  type Rule,
  type RuleMatch,
  type RuleOf,
  type RuleSet,
  type RuleType,
  wordRulesIn,
} from '@noctem/core/rules';
import type { Ambiguity, Reason } from './decision.ts';
import { hiddenIn, type Sheet } from './sheet.ts';
import type { Span, TimeReading } from './time/reading.ts';

/** A learned rule that has a say in a decision. */
export interface Say<V> extends Precedence {
  readonly value: V;
  readonly span: Span | null;
}

/** What the person's learned rules say of one text, one voice for each field; and those that had none, with what they gave way to. */
export interface Ruling {
  readonly importance: Say<Importance | null> | null;
  readonly kind: Say<RuledKind> | null;
  readonly project: Say<string> | null;
  /** That it must be asked about. */
  readonly asks: Say<Ambiguity> | null;
  readonly yielded: readonly Yielded[];
}

export type RuledKind = 'task' | 'note' | 'question' | 'project';

/** A rule whose phrase stands in the text and which had no say. */
export interface Yielded {
  readonly id: number;
  readonly for: Reason['for'];
  readonly span: Span | null;
  /** `rule:12`, or what the person said: `mark`, `words`, `label`. */
  readonly to: string;
}

/** What the person says in the message itself: it prevails over everything learned. */
export interface Said {
  readonly importance: SaidField | null;
  readonly project: SaidField | null;
  /** "note: …", "task: …". */
  readonly label: Span | null;
}

/** Words that say a field; a rule about these very words has its say all the same. */
export interface SaidField {
  readonly by: 'mark' | 'words';
  readonly span: Span;
}

export interface Ruled {
  readonly sheet: Sheet;
  readonly times: TimeReading;
  /** A part of a message with several tasks: it stays a task whatever a rule makes of its words elsewhere. */
  readonly isPart: boolean;
  /** What the message itself says. */
  readonly said: () => Said;
}

const nothing: Ruling = { importance: null, kind: null, project: null, asks: null, yielded: [] };

/** What the rules of `set` say of a text. Of those about one field the more specific has the say, then the newer. */
export function rulingOf(set: RuleSet, ruled: Ruled): Ruling {
  if (set.rules.length === 0) return nothing;
  const matches = wordRulesIn(set, ruled.sheet.text, {
    hidden: hiddenIn(ruled.sheet),
    skipped: ruled.times.expressions.map(({ span }) => span),
  });
  if (matches.length === 0) return nothing;
  const importance = voice(matchesOf(matches, 'keyword'), {
    for: 'importance',
    value: ({ value }) => value.importance,
  });
  const project = voice(matchesOf(matches, 'project'), { for: 'project', value: ({ value }) => value.project });
  const ofKind = matchesOf(matches, 'kind').filter(({ rule }) => !ruled.isPart || rule.value.kind === 'task');
  const kind = voice(ofKind, { for: 'task', value: ({ value }) => value.kind });
  const asks = voice(ruled.isPart ? [] : matchesOf(matches, 'ambiguity'), {
    for: 'scope',
    value: ({ value }) => value.ambiguity,
  });
  return settled({ importance, project, kind, asks }, ruled.said());
}

interface Voice<V> {
  readonly say: Say<V> | null;
  readonly yielded: readonly Yielded[];
}

function matchesOf<T extends RuleType>(matches: readonly RuleMatch[], type: T): RuleMatch<RuleOf<T>>[] {
  return matches.filter((match): match is RuleMatch<RuleOf<T>> => match.rule.type === type);
}

function voice<R extends Rule, V>(
  matches: readonly RuleMatch<R>[],
  about: { readonly for: Reason['for']; readonly value: (rule: R) => V },
): Voice<V> {
  const [first, ...others] = matches.toSorted(byPrecedence);
  if (first === undefined) return { say: null, yielded: [] };
  const { id, words, isTemplate, from, span } = first;
  const yielded = others.map((match) => ({ id: match.id, for: about.for, span: match.span, to: `rule:${id}` }));
  return { say: { id, words, isTemplate, from, span, value: about.value(first.rule) }, yielded };
}

function settled(
  voices: {
    readonly importance: Voice<Importance | null>;
    readonly project: Voice<string>;
    readonly kind: Voice<RuledKind>;
    readonly asks: Voice<Ambiguity>;
  },
  said: Said,
): Ruling {
  const importance = unlessSaid(voices.importance, said.importance, 'importance');
  const project = unlessSaid(voices.project, said.project, 'project');
  const label: SaidField | null = said.label && { by: 'words', span: said.label };
  const kind = unlessSaid(voices.kind, label, 'task');
  const asks = unlessSaid(voices.asks, label, 'scope');
  const yielded = [importance, project, kind, asks].flatMap((one) => one.yielded);
  const single = { importance: importance.say, project: project.say };
  if (kind.say === null || asks.say === null) return { ...single, kind: kind.say, asks: asks.say, yielded };
  // To file it and to ask about it are two answers to one question.
  const kindPrevails = byPrecedence(kind.say, asks.say) < 0;
  const [winner, loser] = kindPrevails ? [kind.say, asks.say] : [asks.say, kind.say];
  const beaten: Yielded = {
    id: loser.id,
    for: kindPrevails ? asks.say.value : 'task',
    span: loser.span,
    to: `rule:${winner.id}`,
  };
  return {
    ...single,
    kind: kindPrevails ? kind.say : null,
    asks: kindPrevails ? null : asks.say,
    yielded: [...yielded, beaten],
  };
}

function unlessSaid<V>(heard: Voice<V>, said: SaidField | null, field: Reason['for']): Voice<V> {
  const { say } = heard;
  if (say === null || said === null) return heard;
  const aboutTheseWords =
    said.by === 'words' && say.span !== null && say.span.start < said.span.end && said.span.start < say.span.end;
  if (aboutTheseWords) return heard;
  return { say: null, yielded: [...heard.yielded, { id: say.id, for: field, span: say.span, to: said.by }] };
}
