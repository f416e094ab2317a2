import type { PatternGroup } from '../patterns.ts';

/** How people ask: for what they filed, and for what they want to know. */
export const questionPhrases: readonly PatternGroup[] = [
  {
    cue: 'wh-aux',
    at: 'start',
    patterns: [
      '@wh (@be|@do|@have|@modal)',
      '@wh @determiner? ... (is|are|was|were|do|does|did|have|has|can|should|will|would)',
    ],
  },
  {
    cue: 'wh-first',
    at: 'start',
    silences: ['has-duty', 'needs-doing', 'makes-event', 'urgent-word', 'due-word', 'verb-first', 'verb-object', 'need-to'],
    patterns: [
      '@wh',
      '(for|in|at|on|to|from|by|with) (what|which|whom|whose)',
      '(wat|wht|whn|wen|wich|hwo|waht|whats|wheres|whens|whos|hows)',
    ],
  },
  {
    cue: 'how-much',
    at: 'start',
    patterns: [
      'how (many|much|long|far|old|tall|big|often|soon|do|to|come|about|is|was|fast|hot|high|deep|late|early|well|does|did|can|are|should|will|heavy|expensive)',
      'what (time|day|kind|kinds|sort|type|else|all|year|month|number|to|happened|happens|color|colour|size|brand|percentage)',
      'who (wrote|made|invented|won|sang|sings|plays|played|was|is|said|directed|painted|discovered|built|founded|else|owns|runs)',
    ],
  },
  {
    cue: 'yes-no',
    at: 'start',
    silences: ['has-duty', 'needs-doing', 'makes-event', 'urgent-word', 'due-word', 'verb-first', 'verb-object', 'need-to'],
    patterns: [
      "(is|are|was|were|am|does|did|has|isn't|aren't|doesn't|didn't|hasn't|haven't|wasn't|weren't|isnt|arent|doesnt|didnt)",
      "(do|have|had|should|shall|haven't|don't|shouldn't) (i|we|they|he|she|it|any|anyone|you|people|these|those|there|u)",
      "(can|could|would|will|won't|couldn't|wouldn't) (they|he|she|it|any|anyone|people|these|those|there)",
      'do (@determiner|@possessive) ... (have|go|get|need|work|include|contain|like|know|want|take|open|play)',
      '(should|can|could|would|will|shall|has) (@possessive|@determiner)',
    ],
  },
  { cue: 'can-i', at: 'start', patterns: ['(can|could|may) (i|we)'] },
  { cue: 'can-you', at: 'start', patterns: ["(can|could|would|will|won't|couldn't) (you|u)"] },
  {
    cue: 'any-first',
    at: 'start',
    silences: ['has-duty', 'needs-doing', 'makes-event', 'urgent-word', 'due-word', 'verb-first', 'verb-object', 'need-to'],
    patterns: ['(any|anything|anyone|anybody|anywhere)', 'heard (of|about)? (any)', 'got (any)'],
  },
  {
    cue: 'tell-me',
    at: 'start',
    silences: ['need-to', 'want-to', 'has-duty', 'remind-me', 'can-you', 'can-i', 'asks-bot-to', 'plays', 'small-talk'],
    patterns: [
      '(tell|teach|inform|instruct|advise) (me|us) (what|when|where|who|how|if|about|the|my|which|why|everything|all|whether|our|of|more|is)',
      '(can|could|would|will|do|did) you (please|pls|quickly|just)? (tell|find|explain|check|look|search|recommend|suggest|see|say|give|read|list|show) (me|us|out|up|if|what|when|where|my|the|through|each|all|for|back|about|over|again)?',
      '(can|could|would|will) you (please|pls)? (let|give) me (know)?',
      '(can|could|would|will) you (please)? remind me (what|when|where|who|how|which|why|if)',
      'remind me (what|when|where|who|how|which|why|whose)',
      '(do|does|did|would) (you|anyone|anybody|u|someone) (know|remember|have|think|happen|ever|hear)',
      'let (me|us) (know|see|hear|view) (what|when|where|who|how|if|my|the|about|all|our)',
      "(i|we|i'd|id) (want|need|would|wanna|wanted|like) (you)? (like|love)? (to)? (know|hear|see|find|learn|remember|understand|view|check|read) (what|when|where|who|how|if|my|the|about|which|more|some|something|things|all)?",
      '(i|we) (was|am|were)? (wondering|curious|wonder) (if|what|when|where|who|how|about)?',
      "(i'm|im) (wondering|curious) (if|what|when|where|who|how|about|whether)",
      '(please|pls) (tell|let|show|read|list|give|check) (me)?',
    ],
  },
  {
    cue: 'show-entries',
    at: 'start',
    patterns: [
      '(show|list|read|display|give|see|view|check|review|open|recite|state|tell|get|find|pull|bring|look|go|run|search|play) (up|me|us|out|over|through|at|in|back)? (up|back|out|to)? (all|everything|each|any|the|contents)? (of|on|in)? (the|my|our|your)? ... @list',
      '(show|list|read|display|give|see|view|check|review|open|recite|tell|get|find|pull|bring) (up|me|us|out|over|through|at|back)? (all|every|any|the)? (of)? (the|my|our|your) ... @entry',
      "(show|list|display|view|read) (me|us)? (all|every|the|my|our|todays|today's|tomorrow's|open|new|latest|last)? ... @entry",
      '(show|read) me',
      '(do)? (a)? search (for|in|through) ... (notes|tasks|thoughts|note)',
      '(find|search|look|show) (up)? ... (notes|note|tasks) (on|about|for|of)?',
      '@possessive (tasks|notes|projects|agenda|schedule|calendar|reminders|todos) (for|on|this|next|today)?',
      "(tasks|notes|agenda|reminders|todos|todays|today's|tomorrow's|tomorrows) (for|on|this|next|today|agenda|tasks|schedule)",
    ],
  },
  {
    cue: 'inner-question',
    at: 'anywhere',
    patterns: [
      '(is|are) on (my|the|our)',
      '@wh (is|are|was|were|do|does|did) (i|my|the|on|it|they|we)',
      '(is|are) (what|where|when|how)',
      'on (my|the|our) ... (list|calendar|schedule|agenda) ...',
      'do i have',
      'did i',
      'have i',
      'am i',
      'what (was|were|is|are)',
      '(weather|traffic|news|forecast|price|stock|exchange|calories|recipe|directions)',
      'or (not|thursday|friday|after|before|what)',
    ],
  },
  {
    cue: 'lookup',
    at: 'start',
    patterns: [
      '(explain|define|describe|convert|calculate|recommend|suggest|directions|weather|news|forecast|latest|translate|traffic)',
      '(weather|time|news|traffic|movies|restaurants|hours|price|cost) (in|for|at|of|on|near|about|with)',
      '(find|get|give) me (a|an|the|some|directions)',
      '(find|search) (restaurants|nearby|near)',
    ],
  },
];
