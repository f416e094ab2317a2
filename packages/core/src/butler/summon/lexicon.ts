import type { Importance, ItemType } from '@noctem/core/items';

/**
 * What one word or phrase of a correction is. Frames only carry others ("make it", "should be a"); everything that is
 * not listed is a `word`, and a clause with one of them is not understood.
 */
export type Signal =
  | { readonly is: 'frame' | 'pause' | 'soft' | 'hedge' | 'word' }
  | { readonly is: 'not' | 'from' | 'to' | 'drop' | 'it' }
  | { readonly is: 'kind'; readonly kind: ItemType }
  | { readonly is: 'level'; readonly level: Importance }
  | { readonly is: 'rank' | 'more' | 'less' }
  | { readonly is: 'day' | 'hour' | 'repetition' | 'undated' | 'untimed' | 'plain-rank' }
  | { readonly is: 'time' }
  | { readonly is: 'tag' | 'project'; readonly name: string };

const task: Signal = { is: 'kind', kind: 'task' };
const note: Signal = { is: 'kind', kind: 'note' };
const project: Signal = { is: 'kind', kind: 'project' };
const high: Signal = { is: 'level', level: 'high' };
const medium: Signal = { is: 'level', level: 'medium' };
const low: Signal = { is: 'level', level: 'low' };

const listed: readonly (readonly [Signal, string])[] = [
  [
    task,
    'task|tasks|to-do|todo|to do|to-dos|todos|action|action item|chore|errand|something to do|thing to do|something i have to do|something i need to do|things to do|to do list|to-do list|todo list|task list|a job to do|reminder',
  ],
  [
    note,
    'note|notes|memo|for reference|reference|information|info|fact|an observation|observation|something to remember|something to keep|just information|just info|for the record|fyi|knowledge|a remark|remark|memory',
  ],
  [project, 'project|projects|a bigger thing|a whole project'],
  [
    high,
    'important|urgent|urgently|importantly|has priority|takes priority|of priority|critical|crucial|essential|vital|pressing|!1|high|high priority|top priority|highest priority|number one priority|highest|first priority|a priority|prio 1|priority 1|priority one|p1|high importance|top importance|highest importance|utmost importance|of importance|a big deal|big deal|matters|matter|matters a lot|matters most|prioritise|prioritize|prioritised|prioritized|asap|must-do|a must|high prio|top prio|key|serious|of high importance|of great importance|great importance|weighty',
  ],
  [
    medium,
    '!2|medium|medium priority|medium importance|middling|p2|priority 2|priority two|medium prio|prio 2|moderate',
  ],
  [
    low,
    '!3|low|low priority|lowest priority|low importance|lowest|unimportant|trivial|minor|p3|priority 3|priority three|low prio|prio 3|deprioritise|deprioritize|deprioritised|deprioritized|of low importance|nonessential|non-essential|marginal|insignificant|of little importance|little importance|not a priority|not a big deal|no big deal|no priority at all|of no importance|nice to have|nice-to-have|bottom of the list|can wait|it can wait|no rush|no hurry|not in a hurry|not pressing|can be done whenever|',
  ],
  [{ is: 'rank' }, 'priority|importance|prio|rank|urgency|weight'],
  [{ is: 'more' }, 'more|raise|increase|bump up|upgrade|higher|up a notch|promote|elevate|one step up|more of'],
  [
    { is: 'less' },
    'less|lower|decrease|reduce|downgrade|demote|down a notch|lessen|fewer|one step down|tone down|turn down|dial down|least',
  ],
  [
    { is: 'plain-rank' },
    'normal priority|normal importance|ordinary importance|ordinary priority|default priority|usual priority|regular priority|normal prio|average importance',
  ],
  [
    { is: 'day' },
    'date|dates|deadline|deadlines|due date|due day|day|due dates|particular day|fixed date|fixed day|specific date|specific day|certain day|certain date|end date|target date|set date|time limit',
  ],
  [
    { is: 'hour' },
    'time|hour|clock time|time of day|particular time|fixed time|specific time|certain time|set time|times',
  ],
  [{ is: 'repetition' }, 'repeat|repeats|repeating|repetition|recurrence|recurring|recur|recurs|again and again'],
  [
    { is: 'undated' },
    'undated|dateless|any time|anytime|whenever|any day|someday|some day|sometime|some time|at some point|eventually|unschedule|unscheduled|open-ended|open ended|undate|timeless|no matter when|date-free|deadline-free',
  ],
  [{ is: 'untimed' }, 'all day|all-day|whole day|the whole day|full day|untimed'],
  [
    { is: 'drop' },
    'drop|remove|delete|clear|strip|lose|unset|scrap|ditch|erase|get rid of|take off|take away|without|forget|cancel|free of|leave out|leave off|wipe|minus|kill|toss',
  ],
  [
    { is: 'not' },
    "not|no|never|nothing|neither|nor|isnt|shouldnt|wasnt|dont|doesnt|ain't|no longer|none|not any|hardly",
  ],
  [
    { is: 'from' },
    'from|too big for|too large for|too much for|more than|bigger than|larger than|instead of|rather than|than|in place of|as opposed to|anything but|any day but|everything but|all but|except|except for|apart from|in lieu of|not as|other than|and not',
  ],
  [{ is: 'to' }, 'to|into|onto'],
  [{ is: 'it' }, 'it|this|that|these|those|them'],
  [
    { is: 'soft' },
    'so|that much|very|somewhat|slightly|a tad|a touch|in particular|most|one notch|a notch|too|all that|particularly|especially|really|terribly|as|quite|super|extremely|overly|nearly as|that',
  ],
  [
    { is: 'hedge' },
    'maybe|perhaps|possibly|might|may be|could|guess|unsure|probably|wonder|not sure|if|unless|whether|or|either|because|when|sometimes|almost',
  ],
  [{ is: 'pause' }, 'but|and|also|plus|&|then|,|;|:|.|–|—|-'],
  [
    { is: 'frame' },
    `a|an|the|some|any|is|are|was|were|be|been|being|am|should|must|shall|ought|has|have|had|having|got|needs|need|will|would|do|does|did|can|
     i|me|my|mine|we|us|our|you|your|want|wanted|like|meant|mean|means|said|say|think|believe|supposed|intended|prefer|wish|see|
     make|makes|made|making|turn|turned|change|changed|convert|converted|file|filed|refile|refiled|keep|kept|save|saved|store|stored|treat|treated|mark|marked|
     set|put|move|moved|shift|push|reschedule|rescheduled|schedule|scheduled|postpone|postponed|delay|delayed|defer|bring|switch|switched|transform|consider|count|
     classify|classified|categorize|categorise|reclassify|regard|see|use|update|correct|fix|edit|amend|give|get|go|goes|let|become|becomes|happen|happens|handle|take|
     of|for|on|by|at|in|until|till|due|up|over|out|with|through|just|actually|only|simply|rather|bit|little|pretty|well|lot|much|far|
     please|pls|kindly|thanks|sorry|oops|ok|okay|yes|yeah|wrong|mistake|instead|better|best|fine|tied|bound|leave|doing|anything|for later|again|though|still|already|after all|here|there|sort|kind|type|
     thing|something|stuff|item|entry|one|own|whole|more of a|more like|more like a|more a|not until|not till|not before|stand|stands|stay|stays|remain|
     works|work|fits|suits|falls|belongs|comes|same|new|right|as such|to be|'|truly|plain|plainly|simple|definitely|certainly|clearly|obviously|
     merely|mere|proper|real|actual|regular|normal|standard|ordinary|back|forward|now|today's|matter of fact|as a matter of fact|after|anymore|any more|at all|
     level|degree|status|category|version|form|attached|assigned|listed|down|it's|its|very much|no one|such|so that|flag|flagged|start|create|bump|bumped|single|under|off|begin|assign|label|another|carry|adjust|stick|wait|hold|log|logged|jot|jotted|write|written|record|call|called|deserves|open|needed|necessary|required|can be done|be done|entered|to be done|get done|`,
  ],
];

const lexicon = new Map<string, Signal>(
  listed.flatMap(([signal, phrases]) =>
    phrases
      .split('|')
      .map((phrase) => phrase.trim())
      .filter((phrase) => phrase !== '')
      .map((phrase) => [phrase, signal] as const),
  ),
);

/** Words that a listed phrase has at most. */
export const longestPhrase = 5;

/** What a phrase of lower-case words with single spaces is; undefined when it is not listed. */
export function signalOf(phrase: string): Signal | undefined {
  return lexicon.get(phrase);
}
