import type { PatternGroup } from '../patterns.ts';

/** How people tell what is, what was and what they think. */
export const notePhrases: readonly PatternGroup[] = [
  {
    cue: 'note-label',
    at: 'start',
    patterns: [
      '(note|notes|idea|ideas|thought|thoughts|quote|journal|diary|dream|fact|observation|til|fyi|ps|reflection|lesson|insight|memo|log|recipe|musing|rant|mood|gratitude|grateful|learning|learned|learnt|info|ref|reference|nb|tip|quotes|reading|watched|read|rec|recommendation|recommendations|warning) (:|-|–|—)',
      '@determiner? ... (idea|thought) (:|-|–)',
      '(book|film|movie|song|podcast|recipe|restaurant|wine|tv|series|show|album|game|tip|travel|gift|present|post|story|blog|video|name|app|business) (idea|ideas|rec|tip|recommendation|name|thought) (for|from|:|-)?',
      '(idea|thought|thoughts) (for|about|of|on|is)',
      'quote (from|by) ... (:)',
      '(note|noted) that',
      'for (the)? (record|reference|info)',
    ],
  },
  {
    // A name or a title that is a verb as well: "Coach Lim is allergic to peaches", "Mark said the road is closed".
    cue: 'tells-of-a-person',
    at: 'start',
    silences: ['verb-first', 'verb-object', 'marks-done', 'marking-first'],
    patterns: [
      "(coach|nurse|doctor|captain|father|sister|brother|aunt|uncle) ... (is|isn't|was|wasn't|said|says|has|had|told|likes|loves|hates|thinks|wants|lives|knows|works|moved|swears|prefers)",
      "(mark|grant|bill|drew|chase|rob|pat|sue|frank|jack|ray|nick|skip|wade|lance|dean|josh|mike|bob|gene|rich|hope|dawn|will|wen) (is|isn't|was|wasn't|said|says|has|had|told|likes|loves|hates|thinks|wants|lives|knows|works|moved|swears|prefers)",
    ],
  },
  {
    // "wen" asks in German; in English it is somebody.
    cue: 'name-of-question',
    at: 'start',
    silences: ['wh-first', 'wh-aux'],
    patterns: [
      'wen (is|was|said|says|has|had|told|likes|loves|hates|thinks|wants|lives|knows|works|moved|swears|prefers)',
    ],
  },
  {
    // What tells where a thing is or what was done to it orders nothing of it.
    cue: 'tells-of-a-thing',
    at: 'start',
    silences: ['timer', 'device', 'entry', 'list'],
    patterns: [
      '(the|my|our) ... (alarm|alarms|timer|light|lights|lamp|heater|radio|tv|thermostat) (was|were|had|has)',
      '(the|my|our) ... (is|are|was|were) (kept|hidden|stored|in|under|behind|above|below|beside|inside|near)',
    ],
  },
  {
    cue: 'note-opener',
    at: 'start',
    patterns: [
      '(fyi|til|psa|nb|apparently|overheard|interesting|interestingly|turns|sometimes|somehow|honestly|strangely|funny|fun|random|remarkable|weird|weirdly|glad|sad|lucky|finally|ugh|sigh|yay|hooray|omg|phew|wow)',
      'just (found|learned|learnt|heard|read|realised|realized|noticed|saw|got|had|finished|met|watched|discovered|saying)',
      '(never|always) @verb ... again',
      '(learning|realising|realizing|noticing|discovering|finding|thinking|wondering) (that|how|whether|if)',
      "(it|it's|its) (just)? (struck|occurred|dawned|hit|turns|seems|feels|felt|was|looks|been|rained|snowed)",
      '(first|last|third|fourth|second) ... (of|in) (the|this) (year|season|month|winter|summer|autumn|spring)',
      "(maybe|perhaps) (i|we|the|it|a|my|i'm|im|it's|that)",
      'not (much|sure|a|all|the|really)',
      'no (more|one|longer)',
      '(if|when|since|because|although|while|after|before|until) (i|we|the|it|you|my|he|she|they|people) ... (is|was|am|are|were|do|did|had|have)',
      '(a|the) (lot|bit|good|great|nice|lovely|bad|rough|long) ... (day|night|week|time|evening|morning|afternoon|weekend)',
      '(good|great|nice|lovely|bad|rough|long|tough|hard|busy|quiet|slow|lazy|rubbish|beautiful|wonderful|awful|terrible|amazing|productive) (day|night|week|time|evening|morning|afternoon|weekend|walk|chat|talk|run|dinner|lunch|conversation|sleep|nights|sunset|sunrise)',
      'bit of (a|an)',
      '(that|this) would be',
      '(best|worst|easiest|quickest|cheapest|only) ... (is|are|was|were)',
      '(the|my) (best|worst|nicest|hardest|trick|key|problem|thing|point|reason|most) ... is',
    ],
  },
  {
    cue: 'has-a-size',
    at: 'anywhere',
    silences: ['verb-first', 'verb-object', 'verb-or-noun-first', 'no-verb', 'goods'],
    patterns: ['(is|are|was|were|takes) (a)? (size|model|number|type|part) (no)? @number'],
  },
  {
    cue: 'gratitude',
    at: 'start',
    silences: ['small-talk', 'no-verb', 'thanks'],
    patterns: [
      '(grateful|thankful|blessed) (for|that|to)',
      '(so|very|really|also|feeling)? (grateful|thankful) (for|that)',
    ],
  },
  {
    cue: 'remembers',
    at: 'start',
    silences: ['verb-first', 'verb-object', 'verb-or-noun-first', 'remember-to'],
    patterns: [
      'remember (how|when|that|what|why|the|those|us|her|him) ... (was|were|day|time|said|did|looked|felt|used|is)',
      'remember (how|when)',
    ],
  },
  {
    cue: 'no-subject',
    at: 'start',
    silences: ['yes-no'],
    patterns: [
      '(was|were|been|had|felt|feeling|spent|woke|slept|saw|got|went|took|ate) (able|a|an|so|very|really|not|too|at|in|out|up|just|to|my|the|some|such|more|only|pretty|quite|good|great|bad|badly|well|terribly)',
      '(was|were) @feeling',
      '(prefer|hate|dislike|adore|love|loving|hating|missing|enjoying) (the|a|my|this|that|it|how|when|@gerund)',
      "(couldn't|can't|didn't|won't|wasn't|haven't|hasn't|barely|hardly|still|only) (stop|wait|sleep|believe|find|get|see|know|go|eat|help|focus|remember|decide|shake|afford|quite|really|a|the|been|any|had)",
    ],
  },
  {
    cue: 'exclaims',
    at: 'start',
    silences: ['wh-first', 'wh-aux', 'no-verb', 'how-much'],
    patterns: ['what (a|an)', '(how|so) @feeling', '(how|so) (strange|weird|odd|sweet|kind|cute|rude|typical)'],
  },
  {
    cue: 'regret',
    at: 'start',
    silences: ['need-to', 'has-duty', 'want-to'],
    patterns: [
      '(i|we) (could|would|should|might|must) (not|never)? have',
      "(i|we) (should've|could've|would've|shouldve|couldve|wouldve)",
      "(i|we) (shouldn't|couldn't|wouldn't) have",
    ],
  },
  {
    cue: 'what-if',
    at: 'start',
    silences: ['wh-first', 'wh-aux', 'how-much', 'inner-question', 'tell-me'],
    patterns: [
      '(i|we) (wonder|wondered)',
      '(what|wat|and) if',
      'what about (a|an|if)',
      'imagine (if|a)',
      'if only',
      '(i|we) could (maybe|always|just|perhaps)',
    ],
  },
  {
    cue: 'i-think',
    at: 'start',
    patterns: [
      '(i|we) (also|really|just|still|do|always|never|only|so|kinda|truly)? (think|thought|feel|felt|believe|guess|suppose|realise|realised|realized|noticed|wonder|wondered|love|loved|hate|hated|like|liked|enjoy|enjoyed|miss|missed|wish|wished|hope|hoped|dreamt|dreamed|remember|prefer|appreciate|doubt|admire|fear|trust|value|find|found|know|knew|learned|learnt)',
      '(i|we) (am|was|were|are|had|got|went|saw|made|did|spent|took|ate|met|came|have|has|worked|played|tried|started|finished|used|slept|woke|ran|bought|told|said|decided)',
      "(i'm|im|we're) (so|very|really|feeling|just|finally|pretty|quite|such|not|still|always|equally|grateful|thankful|happy|sad|tired|a|the|in|on|at|with|trying|getting|starting|worried|proud|glad|excited|thinking|loving|enjoying|learning|working|reading)",
      "(i've|ive|we've) (been|had|always|never|just|finally|started|noticed|decided|become|felt|lost|gained|learned|seen|come)",
      "(i|we) (don't|dont|didn't|can't|couldn't|won't|wouldn't|never|cannot|haven't|wasn't)",
      '(i|we) (could|would|should|might|must) (not)? have',
      "(i|we) (should've|could've|would've|shouldve|couldve)",
      '(i|we) (need|want) (less|more|nothing)',
      '(i|we) (might|may|could|would)',
      '(i|we) (keep|kept) @gerund',
    ],
  },
  {
    cue: 'third-subject',
    at: 'start',
    patterns: [
      "(he|she|they|it|everyone|everybody|someone|somebody|nobody|people|things|life|work|today|yesterday|one) (also|really|just|still|always|never|only)? (is|was|are|were|has|had|have|said|told|likes|loves|hates|wants|thinks|went|came|got|made|does|did|doesn't|didn't|can|can't|will|would|could)",
      "(he's|she's|they're|it's|there's|that's|its)",
      'there (is|are|was|were|will|might)',
      '(today|yesterday|tonight|this) (i|we|was|is|my|the|he|she|they|morning|afternoon|evening|week)',
    ],
  },
  {
    cue: 'noun-is',
    at: 'start',
    patterns: [
      "(@possessive|@determiner) ... (is|are|was|were|has|had|will|might|may|should|can|said|says|isn't|wasn't|doesn't|didn't|don't|could)",
    ],
  },
  {
    cue: 'past-day',
    at: 'anywhere',
    patterns: [
      '(yesterday|yestday|yday|ystd|ago|earlier|lately|recently|finally|nowadays|overnight)',
      'last (night|week|month|year|weekend|friday|monday|tuesday|wednesday|thursday|saturday|sunday|time|summer|winter|autumn|spring)',
      '(this|all) (morning|afternoon|day|week|month|year)',
      'used to',
      '(when|since|after|because|as|that) (i|we|he|she|they) (was|were|got|had|went|came|woke|am|have)',
      'so far',
      'for once',
      'for the first',
    ],
  },
  {
    cue: 'place-number',
    at: 'anywhere',
    silences: ['value-word', 'ends-in-number'],
    patterns: ['(at|to|from|outside|opposite) (number|no|flat|room|house|desk|gate|platform|unit) @number'],
  },
  {
    cue: 'value-word',
    at: 'anywhere',
    patterns: [
      'blood (type|group)',
      '(code|pin|password|passcode|number|no|serial|extension|ext|id|mrn|vin|imei|isbn|sku|reading|plate|reg|weight|bp|ref|login|mileage|combination|pressure|hydration) (number|no)? @number',
      '(code|pin|password|passcode|pw|pwd|wifi|wi-fi|ssid|iban|size|combo|combination|login|username|userid|account|plate|reg|serial|number|no|model|extension|postcode|zip|error|ratio|temperature|weight|bp|reading|mileage|meter|port) (number|code)? (@preposition|@determiner|@possessive)? ... (:|is|=)',
    ].map((pattern) => pattern.trim()),
  },
  {
    cue: 'fact-verb',
    at: 'anywhere',
    patterns: [
      '(is|are|was|were) (a|an|the|not|very|really|so|too|at|in|on|off|from|called|named|allergic|out|due|free|closed|open|vegan|vegetarian|back|away|under|behind|level|shut|quite|always|never|almost|only|just|now|still|better|worse|best|good|great)',
      '(runs|run) (every|until|from)',
      '(open|opens|close|closes|closed|shuts|shut|starts|ends|leaves|departs|arrives|lands|expires|expire) (at|on|from|until|in|every)?',
      '(moved|moving|went|going) to',
      "(doesn't|don't|can't|won't|didn't|doesnt|isn't|wasn't|never)",
      '(lives|live|works|weighs|costs|cost|prefers|hates|loves|likes|wants|says|said|thinks|recommends|turns|means|contains|uses|needs|eats|drinks)',
      'may or may not',
      '(allergic|intolerant|addicted|related) to',
      '(might|would|could|must|should) (be|have|sit|need|go|come|get|take|work|join|move)',
    ],
  },
  {
    cue: 'made-me',
    at: 'anywhere',
    patterns: [
      '(made|makes|make|making) (me|us|my|you)',
      '(help|helps|helped) me',
      '(gives|gave|give) me (a|an|the|peace|joy|energy|hope|strength)',
      'able to',
      '(it|that|this) (was|is|made|makes|felt|feels)',
      '(so|very|really|too|pretty|quite) (much|good|great|nice|happy|sad|tired|proud|hard|fun|kind|well|bad|far|many)',
      '(got|get) to (see|spend|enjoy|be|go|do|play|talk|eat|work)',
      'good time',
      '(my|the) (life|health|family|job|career|mood|body|mind|kids|wife|husband|children)',
    ],
  },
  {
    cue: 'fact-verb-end',
    at: 'end',
    silences: ['no-verb', 'phrase-with-time', 'gerund-first'],
    patterns: [
      '(expires|hurts|leaks|snores|dies|closes|opens|arrives|lands|leaves|matters|exists|spoils|aches|squeaks|drips|rattles|flickers|itches|barks|cries|sleeps|stinks|tastes|smells|snows|rains|sucks|helps|heals|fails|crashes)',
    ],
  },
];
