import type { ItemType } from '@noctem/core/items';
import type { SummonTarget } from './decision.ts';

/** A text in which what it speaks of is "it", and what that is. */
export interface Aimed {
  readonly text: string;
  /** Null where nothing is named. */
  readonly target: SummonTarget | null;
  /** Two different things are named. */
  readonly several: boolean;
}

const named =
  /(?:\b(?:for|of|in|on|about|with|regarding) )?\b(?<!\ban? )(thought|task|note|project) (?:#|no\.? ?|number )?(\d{1,15})\b(?!\s*(?:am|pm|:\d))/giu;
const position = /^(?:#(\d{1,4})\s*[:,.)]?|(\d{1,4})\s*[:)]|(?:number|no\.?|item) #?(\d{1,4})\s*[:,]?)\s+/iu;
const last =
  /^(?:correct|fix|amend|update|edit|change|about|for|re)\s+(?:the\s+)?(?:last|previous|latest)(?:\s+(?:one|item|task|note|thought|entry|thing|message))?\s*[:,–—-]?\s+|^(?:the\s+)?(?:last|previous|latest)(?:\s+(?:one|item|task|note|thought|entry|thing|message))?\s*[:,]\s+|^(?:correct|fix|amend)\s+(?:it|that|this)\s*[:,–—-]\s+/iu;
const itself =
  /\b(?:(?:this|that|the last|the previous|the latest|my last|last|the above|the same) (?:one|item|task|note|project|thought|entry|thing|message))\b/giu;
/** "the task" is what is spoken of where something is made of it. */
const asSubject =
  /(^|\b(?:change|turn|convert|make|move|switch|set|put|rename|call|file|mark) )the (?:(?:task|note|item|entry)(?= (?:is|was|should|must|needs|belongs|goes|to|into|a|an|as|in|under|on|important|less|more|not)\b)|project(?= (?:is|was|should be|must be|to|into) (?:a|an|not|less|more|important)\b))/giu;

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];
/** A place in the list: "the second one". */
const ordinal = new RegExp(
  `\\b(?:the |my )?(${ordinals.join('|')}|(\\d{1,3})(?:st|nd|rd|th)) (?:one|item|task|note|thing|entry|thought|line)\\b`,
  'iu',
);

/** Finds what a summons speaks of; "task 7", "number 2" and "the last one" become "it". */
export function aim(text: string): Aimed {
  const place = position.exec(text);
  if (place) {
    const id = Number(place[1] ?? place[2] ?? place[3]);
    return { text: selfNamed(text.slice(place[0].length)), target: { type: 'position', id }, several: false };
  }
  const counted = ordinal.exec(text);
  if (counted && !ownWords.test(text.slice(0, counted.index))) {
    const id = counted[2] === undefined ? ordinals.indexOf((counted[1] ?? '').toLowerCase()) + 1 : Number(counted[2]);
    const alone = text.replace(counted[0], ' it ').replace(/^\s*it\s*[:,–—-]\s*/u, '');
    return { text: selfNamed(alone), target: { type: 'position', id }, several: false };
  }
  // New words for an item are the person's own: what they name is not what is spoken of.
  const end = ownWords.exec(text)?.[0].length ?? text.length;
  const [spoken, own] = [text.slice(0, end), text.slice(end)];
  const found = [...spoken.matchAll(named)].map((match): SummonTarget => ({
    type: (match[1] ?? '').toLowerCase() as ItemType | 'thought',
    id: Number(match[2]),
  }));
  const [first] = found;
  const several = found.some((one) => one.type !== first?.type || one.id !== first?.id);
  const alone = spoken.replaceAll(named, ' it ').replace(/^\s*it\s*(?:[-=]+>|→|⇒|[:,–—=-])\s*/u, '');
  return { text: tidy(`${selfNamed(alone)} ${own}`), target: first ?? null, several };
}

const itOrNamed =
  '(?:(?:it|this|that|them)(?: (?:one|task|note|project|item|thing))?|(?:the|my)(?: last)? (?:one|task|note|project|item|thing)|(?:thought|task|note|project) #?\\d{1,15})';
/** Everything up to the new words of an item, where a summons has any. */
const ownWords = new RegExp(
  `^.*?\\b(?:(?:call|name|title|label|entitle|dub) ${itOrNamed}|(?:rename|retitle|reword|rephrase|rewrite)(?: ${itOrNamed})?(?: to| as| into)?|(?:title|name|text|wording)(?: of ${itOrNamed})? (?:to|is|should be|as)|(?:title|name|text|wording)\\s*:|(?:say|read|called|named)|split ${itOrNamed} into)\\b`,
  'iu',
);

function selfNamed(text: string): string {
  return tidy(text.replace(last, '').replaceAll(itself, 'it').replaceAll(asSubject, '$1it'));
}

function tidy(text: string): string {
  return text.replaceAll(/\s+/gu, ' ').trim();
}
