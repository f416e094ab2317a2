import { quotationIn } from './plain-words.ts';

/** New words for an item, and what was said besides. */
export interface Naming {
  readonly title: string;
  /** What follows a quoted title; empty where nothing does. */
  readonly rest: string;
  /** In quotes the words are meant exactly so, whatever they look like. */
  readonly quoted: boolean;
}

const it = '(?:it|this|that|them)';
const words = '(?:title|name|text|wording|words|label|heading)';
const quote = '«\\d+»';
const verbs = '(?:rename|retitle|rephrase|reword|relabel|reformulate|rewrite|re-?name)';

const forms = [
  `${verbs}(?: ${it})?(?:\\s*:| to be| to read| to say| to| as| into| with)? (?<title>.+)`,
  `(?:call|name|title|label|entitle|dub) ${it}(?: as)?\\s*:? (?<title>.+)`,
  `(?:change|set|make|edit|correct|fix|update|turn|let|put|replace)(?: (?:its|the|this|that|my))?(?: new)? ${words}(?:(?: of)? it)?(?:\\s*:| with| by| to be| to read| to say| to| be| read| as| into| is)? (?<title>.+)`,
  `(?:the|its)?(?: ?(?:new|right|correct|proper|better|real))? ?${words}(?:(?: of)? it)? (?:is|should be|must be|shall be|ought to be|should have been|would be|should read|should say|needs to be|has to be|was meant to be|was supposed to be)(?: rather)?\\s*:? (?<title>.+)`,
  `(?:the |its |a )?(?:new |better |right |correct |proper )?${words}\\s*(?:[-=]+>|[:=→])\\s*(?<title>.+)`,
  `(?:${it} )?(?:is|should be|must be|shall be|ought to be|needs to be|wants to be|has to be|was meant to be|should have been) (?:called|named|titled|labelled|labeled|worded|phrased) (?:as )?(?<title>.+)`,
  `(?:have|make|let|get) ${it} (?:say|read|be called|be named|called|named)\\s*:? (?<title>.+)`,
  `(?:${it} )?(?:should|must|shall|ought to|needs to|has to) (?:say|read)\\s*:? (?<title>.+)`,
  `(?:change|correct|fix|set|put|turn|make|replace|edit|update) ${it}(?: to| into| by| with| as| say)? (?<title>${quote}.*)`,
  `(?:the |its |a )?(?:new |better |right |correct |proper )?${words} (?<title>${quote}.*)`,
  `(?:call|name|title|label|entitle) the (?:task|note|project|item|thing|entry) (?<title>${quote}.*)`,
  `${it} to (?:be (?:called|named|titled|labelled)|say|read)\\s*:? (?<title>.+)`,
  `give ${it} (?:the |a new )?${words}(?: of)?\\s*:? (?<title>.+)`,
  `(?:${it} is|${it} should be) (?:spelt|spelled|written) (?:as )?(?<title>.+)`,
  `(?:(?:${it} )?(?:is|should be|should have been|was)|i (?:meant|said|wrote)|(?:say|write)(?: ${it})?(?: as)?|make ${it}|put) (?<title>${quote}.*)`,
  `use (?<title>${quote}) (?:as|for)(?: (?:its|the|a))?(?: new)? ${words}`,
].map((form) => new RegExp(`^${form}$`, 'isu'));

/** Phrases that begin like a naming and name nothing. */
const idioms = new Set([
  'off',
  'a day',
  'quits',
  'done',
  'back',
  'again',
  'even',
  'in',
  'out',
  'up',
  'something else',
  'wrong',
  'not right',
  'incorrect',
  'fine',
  'ok',
  'okay',
  'good',
  'bad',
  'too long',
  'too short',
  'unclear',
  'misspelled',
  'misspelt',
  'differently',
  'properly',
  'better',
  'it',
  'that',
  'this',
]);

/** "rename it to": the name is missing. */
const unfinished = /^(?:it|this|that|them)?\s*(?:to|as|into|with|from|be)?$/iu;

/** A further order behind a title that stands without quotes. */
const nextOrder =
  /[\s,;]+(?:and |also |then |but )*(?=(?:make|put|move|set|file|change|drop|remove|mark|turn) (?:it|this|that)\b)/iu;

/** "call it …": the new title; null for other words. */
export function readNaming(text: string, quotations: readonly string[]): Naming | null {
  for (const form of forms) {
    const said = form.exec(text)?.groups?.['title']?.trim();
    if (said !== undefined && /^(?:an?|the) (?:task|note|project|to-?do)\b./iu.test(said)) return null;
    if (said === undefined || said === '' || idioms.has(said.toLowerCase()) || unfinished.test(said)) continue;
    return quotedNaming(said, quotations) ?? plainNaming(said, quotations);
  }
  return null;
}

function quotedNaming(said: string, quotations: readonly string[]): Naming | null {
  const match = /^(«\d+»)\s*(.*)$/su.exec(said);
  const title = match && quotationIn(match[1] ?? '', quotations);
  if (!match || title === null || title === '') return null;
  const rest = (match[2] ?? '')
    .replace(/^[\s,;.]*(?:and|but|also)?\s*/iu, '')
    .replace(/^(?:instead|please|(?:not|instead of|rather than) (?:what|how|as) .{1,40})$/iu, '');
  return { title, rest, quoted: true };
}

function plainNaming(said: string, quotations: readonly string[]): Naming {
  const order = nextOrder.exec(said);
  const title = (order ? said.slice(0, order.index) : said).replace(/(?:[\s,]+(?:instead|please))+$/iu, '');
  const whole = title.replaceAll(/«(\d+)»/gu, (_mark, index: string) => `"${quotations[Number(index)] ?? ''}"`);
  return { title: whole.trim(), rest: order ? said.slice(order.index + order[0].length) : '', quoted: false };
}
