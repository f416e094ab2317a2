import type { SummonAct, SummonQuery } from './decision.ts';

const it = '(?:it|this|that|them|these|those|they|the (?:task|note|item|thing|entry|message|thought))';
const again = '(?: again| now| then| at all| altogether| completely| entirely| instead| anyway)?';

const undo = whole([
  `undo(?: ${it})?(?: (?:change|one|thing|action|step))?(?: again)?`,
  '(?:put|change|set|switch|turn) back',
  'back|restore what (?:i had|it was)|undo what i (?:just )?did|un-do|un do|(?:ctrl|control|cmd|command)[ +-]?z',
  'undo (?:the |my |your )?(?:last|latest|previous)(?: (?:change|thing|one|action|step|edit|correction|move|act))?(?: (?:you|i) (?:just )?(?:did|made))?',
  `undo (?:what you (?:just )?did|everything you (?:just )?did|the (?:change|edit|correction))(?: to ${it})?`,
  `(?:take|took|taking) ${it} back`,
  'take back (?:it|that|this|(?:the |my )?(?:last|latest|previous)(?: (?:change|one|thing))?|the change|what you (?:just )?did)',
  `(?:revert|unmake|undo) ${it}|revert(?: (?:the |my )?(?:last|latest|previous)?(?: ?(?:change|one|thing|edit))?| to (?:the )?(?:previous|last|earlier)(?: (?:state|version|one))?)?`,
  `reverse (?:${it}|(?:the |my )?(?:last|latest|previous)?(?: ?(?:change|one|thing))?)`,
  `roll(?: ${it})? back(?: (?:${it}|(?:the |my )?(?:last|latest|previous)?(?: ?change)?))?|rollback`,
  `(?:put|change|set|switch|turn|make|bring|move|get|have) ${it} back(?: (?:to )?(?:as|how|what|the way) it (?:was|had been)(?: before)?| (?:like|as) (?:it was )?before)?`,
  `(?:restore|reset) (?:${it}|the (?:previous|last|old|earlier)(?: (?:state|version|one))?|what was there)(?: (?:to )?(?:how|what|as|the way) it was(?: before)?)?`,
  `(?:put|leave|make|keep|restore|have|return) ${it} (?:(?:to )?(?:the way|how|as|like|what) it was(?: before)?|(?:as|like) before)`,
  '(?:go |back )?(?:back )?(?:to )?(?:the way|how|as|like|what) it (?:was|had been)(?: before)?',
  'go back(?: (?:one step|a step|one))?|one step back|step back|back one step|as before|like before|(?:go )?back to (?:before|what it was|the old one)|i want (?:it|that) back',
  '(?:cancel|drop|discard) (?:the |my |that |your |this )?(?:last |latest |previous )?(?:change|edit|correction)',
  `(?:put|set|change) everything back|(?:revert|reverse|roll back) what you (?:just )?did`,
  `do not (?:change|touch) ${it}(?: after all)?|i did not want (?:that|this) (?:change|changed)`,
]);

const forget = whole([
  `forget (?:${it}|(?:all )?about ${it}|the whole thing|i (?:said|wrote|mentioned)(?: (?:${it}|anything))?|it all)`,
  'forget|nvm|nm|never ?mind(?: (?:it|that|this|about (?:it|that|this)))?|disregard(?: (?:it|that|this))?',
  `(?:scrap|scratch|bin|trash|discard|delete|erase|remove|drop|cancel|dump|ditch|kill|toss|chuck|purge|dismiss|ignore|strike|nix|axe|zap|burn|lose|destroy|omit|clear) ${it}${again}`,
  `(?:throw|toss|chuck|wipe|give|do|clear) (?:${it} (?:away|out|off)|(?:away|out) ${it}|away with ${it})`,
  `(?:remove|delete|take|cross|strike|drop) ${it} from (?:my|the) lists?`,
  `(?:strike|cross|take) ${it} (?:out|off|away|off (?:my|the) list)|get rid of ${it}|wipe ${it}|rid me of ${it}`,
  `(?:throw|put|move|drop|toss|chuck|send) ${it} (?:in|into|to|in to) the (?:trash|bin|rubbish|garbage|waste)(?: (?:bin|basket|can))?`,
  `(?:do not|no need to) (?:keep|file|save|store|remember|track|bother(?: with)?|worry about|need|want|note)(?: ${it})?${again}(?: any ?more)?`,
  `i (?:do not|no longer) (?:need|want|care about) ${it}${again}(?: any ?more)?|(?:it|that|this) is (?:not|no longer) (?:needed|wanted|necessary|relevant|required)(?: any ?(?:more|longer))?|(?:it|that|this) is irrelevant|no need for ${it}(?: any ?more)?`,
  '(?:no longer|not) (?:needed|wanted|relevant|required|necessary)(?: any ?more)?|not worth (?:keeping|it|remembering|filing)',
  `(?:it|that|this) is not worth (?:keeping|it|remembering|filing)|(?:it|that|this) (?:is|was) (?:nothing|rubbish|garbage|a joke|just a joke|only a joke|a test|just a test|only a test|a mistake|sent by mistake|by mistake)`,
  `(?:it|that|this) was not (?:meant )?for you|i did not mean (?:it|to (?:write|send) ${it}|that)|do as if i (?:never|did not) (?:said|say|wrote|write) ${it}`,
  `let (?:it|that|this) go|pretend i (?:never|did not) (?:said|say|wrote|write) ${it}|strike that|make ${it} go away|away with ${it}|it can go|(?:it|that|this) can go`,
]);

const done = whole([
  'done|finished|completed',
  `(?:${it} is |i am |already |all |is )(?:already |all |now )?(?:done|finished|completed?)(?: with ${it})?(?: already| now)?`,
  `(?:mark|tick|check|set|count)(?: ${it})? (?:as |off as |off, )?(?:done|finished|completed?|off)|(?:tick|check) off ${it}|tick ${it}`,
  `i (?:have )?(?:did|done|finished|completed) ${it}(?: already)?`,
]);

const several =
  '(?:(?:two|three|four|five|six|several|separate|multiple|different|individual|distinct|single|smaller|many|some|its|the|their|\\d+)(?: or (?:two|three|four|more))?(?: (?:separate|different|individual|single|distinct|smaller))? )?(?:tasks?|parts?|steps?|pieces?|things|items?|to-?dos?|bits?|ones|chunks|actions?)';

const split = whole([
  `(?:split|separate|divide|part|cut|break|chop|slice|unbundle|untangle|disentangle|pull|take|tear) ${it}(?: (?:up|apart|down|out))?(?: (?:into|in|to|as|by) (?:${several}|two|three|four|half|halves|its parts))?`,
  `(?:split|separate|divide|break)(?: (?:up|apart|down))?(?: ${it})?(?: (?:into|in|to|as|by) (?:${several}|two|three|four|half|halves))?`,
  `(?:${it}|there) (?:is|are|was|were|should be|ought to be|must be|need to be|should have been|were meant to be|contains?|holds?|has|have) (?:really |actually |at least |more than one (?:task|thing|item)|${several})(?:${several})?(?: (?:in there|in it|in one|there|here))?`,
  `(?:make|create|file|keep|store|get|form|build|produce) ${several} (?:of|out of|from|with) ${it}`,
  `(?:make|turn|file|keep|treat|convert|change|count|store) ${it} (?:(?:into |as |to )?(?:${several})|separate)`,
  `(?:make|create|file) (?:separate|several|two|three|individual|different|multiple|\\d+) (?:tasks|to-?dos|items)`,
  `(?:make|create|file|give me) (?:a|one|an own) (?:task|to-?do|item|entry) (?:for|of|out of|from|per) (?:each|every|each one|every one)(?: of (?:it|them|these|those|its parts))?(?: ?(?:part|step|piece|thing|item|bit|line|one|point))?`,
  `(?:make|turn|file|treat) (?:each|every|each one|every one)(?: (?:part|step|piece|thing|item|bit|line|one|point))?(?: of (?:it|them|these|those))? (?:into |as )?(?:a|an|its|one)(?: own| separate)? (?:task|to-?do|item)`,
  `(?:a|one) (?:separate |own )?(?:task|to-?do|item) (?:for )?(?:each|every|per)(?: (?:one|part|step|piece|thing|item|bit|line|point))?|one each|one task each`,
  `${several} (?:in one|at once|here|each)|(?:two|three|four|several|separate|multiple|different|\\d+) (?:separate |different |individual )?(?:tasks|things|items|to-?dos|parts|steps)(?: not one| in it| in there)?`,
  `(?:${it} )?(?:should be|ought to be|must be|should have been|is|are) (?:${several}|two|three|four)(?: not one)?`,
  'each(?: one)? (?:is|should be) (?:its|a) (?:own|separate) (?:task|thing|item)',
  `more than one (?:task|thing|item|to-?do)|not one (?:task|thing|item)(?: but|,)? (?:${several}|two|three|several)`,
  `(?:${it} )?(?:should|must|needs to|need to|ought to|has to|have to) be (?:split|separated|divided|broken)(?: (?:up|apart|down))?(?: (?:into|in) (?:${several}|two|three|four))?`,
  `(?:(?:list|keep|file|put|treat|store|save|make|count|add|track|do|have|turn|get|leave|i (?:want|wanted|need|would like|meant)) )?${it} (?:separately|apart|individually|one by one|as (?:${several}|two|three|four))`,
  `(?:it|this|that) is (?:more than one (?:task|thing|item|to-?do)|not (?:just |only )?one (?:task|thing|item)(?:(?: but|,)(?: it is)? (?:${several}|two|three|several))?)`,
]);

const queries: readonly (readonly [SummonQuery, RegExp])[] = [
  [
    'why',
    /^(?:why|how come|what for|explain|because of what|on what grounds|for what reason|how did you|how do you know|what made you|what makes you|(?:but|and|so|well) why|what is your reason(?:ing)?|what was your reason(?:ing)?|what (?:is|was|were) the (?:reasons?|reasoning|logic)|reasons?|reasoning|justify|(?:tell|show) me (?:why|how (?:you|it) (?:came|got|was|were|did|knew|read)|the reason)|give me (?:the|your|a) reasons?|what were you thinking|where did you get|who told you)(?![\p{L}\p{N}])/iu,
  ],
  [
    'pending',
    ask(
      'pending|waiting|unanswered|unanswered questions|undecided|unclear|unresolved|not i answered|not answered|want to know|need to know|want from me|you asked?(?: me)?|clarifying|open questions|unsettled|questions|need from me|answers|an answer|answer|to clarify|clarifications|on hold|asking',
    ),
  ],
  ['projects', ask('projects|projects? list')],
  [
    'tasks',
    ask(
      'tasks|to-?dos|have to do|need to do|(?:tasks?|to[ -]?do) list|(?<=(?:what|anything|there|got|is) )to do|needs? doing|outstanding|to get done|on my (?:list|plate)|still to do|chores|is open|is due|left to do|what is left|there to do|(?<=what is )(?:open|due|left)|(?<=what )(?:do i do)',
    ),
  ],
  [
    'status',
    ask(
      'status|overview|summary|things|things stand|busy|everything|news|budget|update|happening|going on|new|sum (?:it|things) up|up to|getting on|getting along|up with you|you (?:ok|okay|fine|well|alright|all right)|everything (?:ok|okay|fine|well|alright|all right|in order)|state(?: of (?:things|affairs|play))?|things going|doing|(?:it|things|everything) going|going|we stand|situation|numbers|figures|stats|statistics|health',
    ),
  ],
];

/** An order that is known as a whole: undo, forget, done, split; null for any other. */
export function wholeOrder(text: string): SummonAct | null {
  const words = text
    .toLowerCase()
    .replace(/[\s?!.]+$/u, '')
    .replaceAll(/[,;]\s*/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .replace(/ (?:really|actually|though|then|after all|in fact|please)$/u, '')
    .trim();
  if (undo.test(words)) return { type: 'undo' };
  if (forget.test(words)) return { type: 'forget' };
  if (done.test(words)) return { type: 'done' };
  return split.test(words) ? { type: 'split', parts: [] } : null;
}

/** A question that can be answered from what is kept; null for any other words. */
export function wholeQuery(text: string): SummonAct | null {
  const words = text.replace(/[\s?!.…]+$/u, '').trim();
  const found = queries.find(([, form]) => form.test(words));
  return found ? { type: 'query', query: found[0] } : null;
}

const partsNamed =
  /^(?:split|separate|divide|break|cut)(?: (?:it|this|that|them))?(?: (?:up|down|apart))?(?: (?:into|in|to|as)\b\s*:?|\s*:)\s*(.+)$/iu;

/** "split it into X and Y": the parts as the person names them; null where none are named. */
export function namedParts(text: string): string[] | null {
  const named = partsNamed.exec(text)?.[1];
  if (named === undefined) return null;
  const strong = named.split(/\s*[;|\n/]\s*/u).filter(Boolean);
  const parts = strong.length > 1 ? strong : named.split(/\s*,\s*(?:and\s+)?|\s+and\s+|\s+\+\s+|\s+&\s+/iu);
  const titles = parts.map((part) => part.trim()).filter((part) => part !== '');
  return titles.length > 1 ? titles : null;
}

function whole(forms: readonly string[]): RegExp {
  return new RegExp(`^(?:${forms.join('|')})$`, 'u');
}

/** A short question or list request: it opens as one, and holds nothing but asking words around the one that counts. */
function ask(subject: string): RegExp {
  const opening =
    '(?:what|which|whats|show|list|give me|give|tell me|see|my|all|any|anything|everything|how many|how much|how|can i see|could i see|let me see|i want to see|current|are|is|display|name|your|quick|status|are there|is there|do i have|have i|do you have|have you|open|where)';
  const around =
    '(?:what|me|my|mine|the|all|any|is|are|am|was|do|does|did|have|has|had|i|you|we|got|get|of|there|here|still|currently|now|right|open|please|to|for|on|in|at|a|an|anything|everything|things?|else|need|needs|want|up|many|much|it|going|your|our|about|with|so|far|active|running|current|present|be|been|should|can|ones?|names?|thoughts?|notes?|list|items?|from|left|today|waiting|answered|answering|not|yet|know|working|see|report|check|latest|quick|short|brief|full|sorts?|kinds?|of|stuff|did|please|up)';
  return new RegExp(
    `^(?:${opening}(?: ${around})* (?:${subject})(?: ${around})*|(?:the |my |open |all |still )*(?:${subject})(?: ${around}){0,3})$`,
    'iu',
  );
}
