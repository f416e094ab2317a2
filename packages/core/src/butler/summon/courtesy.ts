/** A request without its courtesies. */
export interface Request {
  readonly text: string;
  /** It was put as a question ("can you …?") and is none. */
  readonly asked: boolean;
}

const opening =
  /^(?:please|pls|plz|kindly|hey|hi|hello|ok|okay|well|um+|uh+|hm+|oh|ah|oops|ooops|whoops|ups|sorry|wait|actually|yes|yeah|yep|noctem|butler|my mistake|my bad|correction|to be clear|remember|do not forget|make sure(?: that)?|just|simply|(?:there is )?(?:a )?typo|fix (?:the|my) (?:typo|spelling|mistake)|(?:the |its )?(?:title|name|text|wording|spelling) (?:is|was) (?:wrong|not right|incorrect|off|a mistake)|i(?: have)? changed my mind|that (?:is|was) (?:wrong|not right|a mistake)|you can|you may|you could|you should|i (?:said|meant|mean)(?: that)?(?! «)|what i meant (?:was|is)|all i (?:want|wanted|need|needed) (?:is|was)|i would(?= (?:call|name|title|rename|file|put|make|move)\b)|i think(?: that)?|i believe|i would say|i would rather|i would prefer(?: to)?|i would prefer(?: it)? if|on second thoughts?|thinking about it)(?![\p{L}\p{N}'-])[\s,:;.!–—-]*/iu;
/** "no" opens a correction only where something follows that can stand alone; "no date" is an order. */
const refusal =
  /^(?:(?:no|nope|nah)[ ,]+)?(?:no|nope|nah|wrong|not quite|not right)(?:\s*[,:;.!–—-]+\s*|\s+(?=(?:it|that|this|make|i|a|an|just|only|rather|wait|undo|forget)\b))/iu;
const asking =
  /^(?:(?:can|could|would|will) (?:you|u|we)(?: (?:please|maybe|just|kindly))?|would you mind|how about|what about|let us|i (?:would like|want|need)(?: you)? to|i would like(?= (?:it|this|that)\b)|feel free to|go ahead and)(?![\p{L}\p{N}'-])[\s,]*/iu;
const closing =
  /[\s,;.!]*(?<![\p{L}\p{N}'-])(?:please|pls|plz|thanks|thank you|thx|ty|cheers|ta|ok|okay|sorry|would you|will you|could you|for me|that (?:was|is) (?:wrong|a mistake)|my mistake|my bad|of course|mate|buddy|pal|dude|man|noctem|butler)[\s.!]*$/iu;

/** Takes off what is said for courtesy, however much of it there is. */
export function withoutCourtesy(text: string): Request {
  let rest = text.trim();
  let asked = false;
  for (let before = ''; before !== rest;) {
    before = rest;
    for (const form of [opening, refusal, closing]) rest = shorter(rest, form);
    const request = shorter(rest, asking);
    asked ||= request !== rest;
    rest = request;
    const end = closing.exec(rest.replace(/\?+$/u, ''));
    if (rest.endsWith('?') && end && end.index > 0) {
      rest = rest.slice(0, end.index);
      asked = true;
    }
  }
  return { text: rest.replace(/[\s.!…]+$/u, ''), asked };
}

/** The text without the match, unless nothing would be left. */
function shorter(text: string, form: RegExp): string {
  const rest = text.replace(form, '').trim();
  return rest === '' || /^\W*$/u.test(rest) ? text : rest;
}
