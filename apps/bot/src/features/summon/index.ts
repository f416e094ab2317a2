import { type ModelPort, readSummons, type Summons, type SummonTarget } from '@noctem/core/butler';
import { slashCommand } from '../../conversation/command.ts';
import type { Outcome } from '../../conversation/reply.ts';
import { answeredSubject, linkTrace, correctedSubject } from '../../conversation/subject.ts';
import { feature, messageTurn, type MessageTurn, tapWords, type Turn } from '../../conversation/turn.ts';
import type { Feature } from '../../conversation/turn.ts';
import { settingOf, understand } from '../../filing/decide.ts';
import { actOn } from '../tick/act-on.ts';
import { applyChange } from './apply-change.ts';
import { forgetSubject } from './forget.ts';
import { readOffer, readTarget } from './offer.ts';
import { answerQuery } from './queries.ts';
import { type Spoken, spokenOf } from './spoken.ts';
import { splitSubject } from './split.ts';
import { takeBackSubject } from './take-back.ts';
import { notUnderstood } from './not-understood.ts';
import { explain } from './why.ts';

interface Intent {
  readonly summons: Summons;
  readonly text: string;
}

/** `/summon TEXT`: corrections and questions in the person's own words. What rules cannot read goes to `model`. */
export function summonWith(model: ModelPort): Feature {
  return feature<Intent>({
    name: 'summon',
    read: (turn) => {
      const words = summonedIn(turn);
      if (words === null) return null;
      const intent = { summons: readWords(turn, words), text: words };
      recordReading(turn, intent);
      return intent;
    },
    act: (turn, intent) => {
      if (intent.text === '') return { outcome: 'usage', reply: { text: usage } };
      return carryOut(turn, intent, model);
    },
  });
}

const plainActs = { undo: true, split: true, why: true } as const;

/** What a model took words for where that has no fields: `smw:t7:split`. */
export const summonWordButton = feature<{ readonly target: SummonTarget; readonly word: keyof typeof plainActs }>({
  name: 'summon-word-button',
  read: (turn) => {
    const words = tapWords(turn, 'smw');
    const target = words && readTarget(words[1] ?? '');
    const word = words?.[2] ?? '';
    return target && isPlainAct(word) ? { target, word } : null;
  },
  act: (turn, { target, word }) => {
    const spoken = spokenOf(turn, target);
    if ('problem' in spoken) return { outcome: 'gone', toast: spoken.problem };
    linkTrace(turn, spoken.subject);
    if (word === 'undo') return takeBackSubject(turn, spoken);
    return word === 'split' ? splitSubject(turn, spoken, []) : explain(turn, spoken.subject);
  },
});

function isPlainAct(word: string): word is keyof typeof plainActs {
  return Object.hasOwn(plainActs, word);
}

/** The words of a summons; who asks a message of the butler why, summons too. */
function summonedIn(turn: Turn): string | null {
  const message = messageTurn(turn);
  const command = slashCommand(message?.incoming.text ?? '');
  if (command?.name === 'summon') return command.args;
  const asksWhy = /^why(?: (?:so|that|this|though|is that|was that))?[?!.\s]*$/i.test(
    message?.incoming.text.trim() ?? '',
  );
  return asksWhy && answeredSubject(turn) !== null ? 'why' : null;
}

/**
 * A correction without `/summon`: in answer to a message, "no, that's a note"; or of what was said last, where the words
 * could be nothing else, "make that important". Only what is read in full counts; the rest is a thought.
 */
export const summonInWords = feature<Intent & { readonly act: OnSubject }>({
  name: 'summon-in-words',
  read: (turn) => {
    const message = messageTurn(turn);
    const text = message?.incoming.text.trim() ?? '';
    if (!message || text === '' || text.length > longestInWords) return null;
    if ((message.incoming.replyTo === null && !mayOrder.test(text)) || correctedSubject(turn) === null) return null;
    const summons = readWords(turn, text);
    const { act } = summons;
    if (act.type === 'unknown' || act.type === 'undo' || act.type === 'query') return null;
    const isAnswer = answeredSubject(turn) !== null;
    if (isAnswer ? namesAPlace(turn, act) : !speaksOfTheLast(message, act)) return null;
    const intent = { summons, text, act };
    recordReading(turn, intent);
    return intent;
  },
  act: (turn, { summons, act }) => {
    const spoken = spokenOf(turn, summons.target);
    if ('subject' in spoken) linkTrace(turn, spoken.subject);
    return carryOutOn(turn, spoken, act);
  },
});

/** Whoever writes more has something of their own to say. */
const longestInWords = 120;
/** "that's not a task, it's a note": nobody writes so of anything but what was filed. */
const otherKind = /\bnot (?:a|an) (?:task|note|project|to-?do)\b/iu;
/** How an order without a command begins: most messages do not, and need no reading twice. */
const mayOrder =
  /^(?:no|nope|not|sorry|oops|ups|wait|actually|please|pls|make|change|correct|fix|amend|edit|update|move|shift|push|set|mark|keep|file|that|this|it|the last|last|forget|drop|delete|remove|important|urgent|less|more|i meant|should|only|just|nein|nicht|keine?n?|das|dies|es|mache?|ändere?|verschiebe?|schiebe?|setze?|letzte[rns]?|wichtig|unwichtig|weniger|vergiss|lösche?|nur|doch|bitte|ich meinte)(?![\p{L}\p{N}])/iu;
const named = /^(?:correct|change|fix|amend|edit|update)\s+(?:the\s+)?last\b/iu;

/** "put it in the blue box for Tom" names no project: where nobody said that it does, a new one has a short name. */
function namesAPlace(turn: Turn, act: OnSubject): boolean {
  const project = act.type === 'change' ? act.patch.project : undefined;
  if (typeof project !== 'string' || project.split(/\s+/u).length <= 2) return false;
  return !turn.store.items.openProjectNames(turn.person.id).includes(project);
}

/** New words and places for "it" may be a thought of their own; what else is read as an order is none. */
function speaksOfTheLast(turn: MessageTurn, act: OnSubject): boolean {
  if (turn.incoming.replyTo !== null) return false;
  const { text, sentAt } = turn.incoming;
  if (named.test(text.trim()) || otherKind.test(text)) return true;
  if (act.type === 'change' && (act.patch.title !== undefined || act.patch.project !== undefined)) return false;
  return understand(turn, text, sentAt).decision.kind === 'command';
}

/** The buttons under words that could not be read: what was understood of them, to be done by a tap. */
export const summonButton = feature<ReturnType<typeof readOffer>>({
  name: 'summon-button',
  read: (turn) => {
    const words = tapWords(turn, 'smn');
    return words && readOffer(words);
  },
  act: (turn, offer) => {
    const spoken = offer ? spokenOf(turn, offer.target) : { problem: 'That button does nothing any more.' };
    if (!offer || 'problem' in spoken) return { outcome: 'gone', toast: 'problem' in spoken ? spoken.problem : '' };
    linkTrace(turn, spoken.subject);
    const outcome = offer.act === 'forget' ? forgetSubject(turn, spoken) : applyChange(turn, spoken, offer.act);
    return asReplacement(outcome);
  },
});

const usage =
  'Say what shall be otherwise: “/summon that’s a note”, “/summon make it saturday”, “/summon task 7: call it "…"”, “/summon split it”, “/summon undo”; or ask: “/summon why”, “/summon what tasks”.';

function readWords(turn: Turn, text: string): Summons {
  const sentAt = turn.incoming.type === 'message' ? turn.incoming.sentAt : turn.now;
  return readSummons(text, { ...settingOf(turn), sentAt });
}

function recordReading({ trace }: Turn, { summons }: Intent): void {
  const { type: outcome, ...read } = summons.act;
  trace.record({ stage: 'classify', component: 'summon', outcome, metadata: { ...read, target: summons.target } });
}

function carryOut(turn: Turn, { summons, text }: Intent, model: ModelPort): Outcome {
  const { act, target } = summons;
  if (act.type === 'query' && act.query !== 'why') return answerQuery(turn, act.query);
  const spoken = spokenOf(turn, target);
  if ('subject' in spoken) linkTrace(turn, spoken.subject);
  if (act.type === 'unknown') return notUnderstood(turn, { text, understood: act.understood, spoken, model });
  if (act.type === 'undo') return takeBackSubject(turn, spoken);
  return carryOutOn(turn, spoken, act);
}

type OnSubject = Exclude<Summons['act'], { type: 'unknown' | 'undo' }>;

function carryOutOn(turn: Turn, spoken: Spoken, act: OnSubject): Outcome {
  if ('problem' in spoken) return { outcome: spoken.outcome ?? 'nothing-meant', reply: { text: spoken.problem } };
  switch (act.type) {
    case 'change':
      return applyChange(turn, spoken, act);
    case 'split':
      return splitSubject(turn, spoken, act.parts);
    case 'forget':
      return forgetSubject(turn, spoken);
    case 'done':
      return actOn(turn, 'done', [spoken.subject]);
    case 'query':
      return explain(turn, spoken.subject);
  }
}

function asReplacement({ outcome, reply }: Outcome): Outcome {
  if (!reply) return { outcome };
  const text = typeof reply.text === 'string' ? reply.text : reply.text.text;
  const isDone = outcome === 'summoned' || outcome === 'forgotten';
  return isDone ? { outcome, replacement: reply } : { outcome, toast: text.slice(0, 180) };
}
