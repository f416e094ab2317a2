import type { Meaning } from '../../time/lexicon.ts';

type Group = readonly [words: string, meaning: Meaning];

const weekdays: readonly Group[] = [
  ['monday|moday|mondey', { weekday: 1 }],
  ['mon', { weekday: 1, weak: true }],
  ['tuesday|tues|tue|teusday|tuseday|tuesay|tusday', { weekday: 2 }],
  ['wednesday|weds|wednes|wendesday|wensday|wednsday|wedensday|wednesdey', { weekday: 3 }],
  ['wed', { weekday: 3, weak: true }],
  ['thursday|thurs|thur|thu|thrusday|thurday|thursdy|thusday', { weekday: 4 }],
  ['friday|fri|firday|frday|fryday|friady|frdiay', { weekday: 5 }],
  ['saturday|saterday|satarday|satruday|saturdy|satuday', { weekday: 6 }],
  ['sat', { weekday: 6, weak: true }],
  ['sunday|sundey|sudnay|suday', { weekday: 7 }],
  ['sun', { weekday: 7, weak: true }],
  ['mondays|mons', { weekday: 1, plural: true }],
  ['tuesdays', { weekday: 2, plural: true }],
  ['wednesdays', { weekday: 3, plural: true }],
  ['thursdays', { weekday: 4, plural: true }],
  ['fridays', { weekday: 5, plural: true }],
  ['saturdays', { weekday: 6, plural: true }],
  ['sundays', { weekday: 7, plural: true }],
  ['weekdays|workdays', { weekdays: [1, 2, 3, 4, 5], plural: true }],
  ['weekends|week - ends|any weekend', { weekdays: [6, 7], plural: true }],
  ['business days|working days|work days|week days', { weekdays: [1, 2, 3, 4, 5], plural: true, unit: 'workday' }],
];

const months: readonly Group[] = [
  ['january|janurary|januray', { month: 1 }],
  ['jan', { month: 1, weak: true }],
  ['february|feburary|febuary|februrary|feb', { month: 2 }],
  ['march|mar', { month: 3, weak: true }],
  ['april|apr', { month: 4, weak: true }],
  ['may', { month: 5, weak: true }],
  ['june|jun', { month: 6, weak: true }],
  ['july|jul', { month: 7 }],
  ['august|aug', { month: 8, weak: true }],
  ['september|sept|sep|septmber|setpember', { month: 9 }],
  ['october|oct|octobre|ocotber', { month: 10 }],
  ['november|nov|novemeber|novmber', { month: 11 }],
  ['december|dec|decemeber|decmber', { month: 12 }],
];

const units: readonly Group[] = [
  ['second|sec', { unit: 'second' }],
  ['seconds|secs', { unit: 'second' }],
  ['minute|minutes|min|mins|minuets', { unit: 'minute' }],
  ['hour|hours|hr|hrs', { unit: 'hour' }],
  ['h', { unit: 'hour', role: 'h' }],
  ['day|days', { unit: 'day', role: 'day-word' }],
  ['d', { unit: 'day', weak: true }],
  ['weekday|workday|business day|working day|work day', { unit: 'workday' }],
  ['weekend|wkend|week - end|wknd', { unit: 'weekend' }],
  ['week|weeks|wk|wks', { unit: 'week' }],
  ['fortnight|fortnights', { unit: 'week', unitCount: 2 }],
  ['month|months|mth|mths', { unit: 'month' }],
  ['quarter|quarters|qtr', { unit: 'quarter' }],
  ['year|years|yr|yrs|fiscal year|calendar year', { unit: 'year', role: 'year-word' }],
  ['decade|decades', { unit: 'year', unitCount: 10 }],
  ['century|centuries', { unit: 'year', unitCount: 100 }],
];

const cardinals =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth';

const numbers: readonly Group[] = [
  ...cardinals.split(' ').map((word, number): Group => [word, { number }]),
  ...ordinals.split(' ').map((word, ordinal): Group => [word, { ordinal }]),
  ['thirty', { number: 30 }],
  ['forty|fourty', { number: 40 }],
  ['fifty', { number: 50 }],
  ['sixty', { number: 60 }],
  ['seventy', { number: 70 }],
  ['eighty', { number: 80 }],
  ['ninety', { number: 90 }],
  ['hundred', { number: 100 }],
  ['thousand', { number: 1000 }],
  ['thirtieth', { ordinal: 30 }],
  ['twelveth', { ordinal: 12 }],
  ['couple|couple of|a couple|a couple of|pair|pair of|a pair|a pair of', { number: 2 }],
  ['few|a few|several', { number: 3 }],
  ['dozen|a dozen', { number: 12 }],
];

const days: readonly Group[] = [
  ['today|todays|tody|todya|2day', { offset: 0 }],
  ['on this day|otd', { offset: 0 }],
  [
    'tomorrow|tomorrows|tomorow|tommorow|tommorrow|tomorro|tmrw|tmr|tmrow|tmw|tomoz|2moro|2morrow|2mrw|tommorw|tmorrow|morrow|tomrrow|tomorrrow',
    { offset: 1 },
  ],
  ['yesterday|yesterdays|yesterdy|yday', { offset: -1 }],
  [
    'the day after tomorrow|day after tomorrow|overmorrow|the day after tmrw|day after tmrw|day after tomorow',
    { offset: 2 },
  ],
  ['the day before yesterday|day before yesterday', { offset: -2 }],
  [
    'now|right now|just now|at the moment|at this moment|at the minute|at the present time|at present|at this time|immediately|asap|as soon as possible|current time|the current time|present time',
    { now: true },
  ],
  ['current date|the current date|this date', { offset: 0 }],
];

const parts: readonly Group[] = [
  ['monday eve|mon eve', { weekday: 1, part: 'evening' }],
  ['tuesday eve|tues eve|tue eve', { weekday: 2, part: 'evening' }],
  ['wednesday eve|weds eve|wed eve', { weekday: 3, part: 'evening' }],
  ['thursday eve|thurs eve|thur eve|thu eve', { weekday: 4, part: 'evening' }],
  ['friday eve|fri eve', { weekday: 5, part: 'evening' }],
  ['saturday eve|sat eve', { weekday: 6, part: 'evening' }],
  ['sunday eve|sun eve', { weekday: 7, part: 'evening' }],
  ['tomorrow eve|tmrw eve|tmr eve', { offset: 1, part: 'evening' }],
  ['today eve|this eve', { offset: 0, part: 'evening' }],
  ['morning|mornin|forenoon', { part: 'morning' }],
  ['mornings', { part: 'morning', plural: true }],
  ['early morning|early in the morning|the early morning', { part: 'early-morning' }],
  ['afternoon|arvo|aft|afternon', { part: 'afternoon' }],
  ['afternoons', { part: 'afternoon', plural: true }],
  ['evening|evng', { part: 'evening' }],
  ['evenings', { part: 'evening', plural: true }],
  ['night|nite|nighttime|night - time|night time', { part: 'night' }],
  ['nights', { part: 'night', plural: true }],
  ['tonight|tonite|2nite|2night|tonigt|toinght|tonght', { part: 'night', offset: 0 }],
  ['noonish|noon - ish|middayish', { clock: 720 }],
  ['midnightish', { clock: 0 }],
  ['noon|midday|mid - day|mid day|12 noon|twelve noon|high noon', { clock: 720 }],
  ['midnight|mid - night|12 midnight|twelve midnight', { clock: 0 }],
  ['lunch|lunchtime|lunch time|lunch - time', { part: 'lunch' }],
  ['breakfast|breakfast time|breakfasttime', { part: 'breakfast' }],
  ['dinner|dinnertime|dinner time|supper|suppertime|supper time', { part: 'dinner' }],
  ['work', { part: 'work' }],
  ['mid - morning|midmorning|mid morning', { part: 'morning' }],
  ['mid - afternoon|midafternoon|mid afternoon', { part: 'afternoon' }],
  ['eod|end of day|end of the day|end of business|close of business|cob|eob|close of play|cop', { endOf: 'day' }],
  ['eow|end of week|end of the week', { endOf: 'week' }],
  ['eom|end of month|end of the month|month end|month - end', { endOf: 'month' }],
  ['eoq|end of quarter|end of the quarter', { endOf: 'quarter' }],
  ['eoy|end of year|end of the year|year end|year - end', { endOf: 'year' }],
  ['bom|start of the month|beginning of the month|start of month|beginning of month', { startOf: 'month' }],
  ['boy|start of the year|beginning of the year|start of year|beginning of year', { startOf: 'year' }],
  ['bow|start of the week|beginning of the week|start of week|beginning of week', { startOf: 'week' }],
];

const seasons: readonly Group[] = [
  ['spring', { season: 3, weak: true }],
  ['summer', { season: 6 }],
  ['autumn', { season: 9 }],
  ['fall', { season: 9, weak: true }],
  ['winter', { season: 12 }],
  ['q1', { quarter: 1 }],
  ['q2', { quarter: 2 }],
  ['q3', { quarter: 3 }],
  ['q4', { quarter: 4 }],
];

const roles: readonly Group[] = [
  ['at|@|att', { role: 'at' }],
  ['on', { role: 'on' }],
  ['in|inside', { role: 'in' }],
  ['by|no later than|not later than|at the latest by|latest by|til latest', { role: 'by' }],
  ['for', { role: 'for' }],
  ['from', { role: 'from' }],
  ['to', { role: 'to' }],
  ["until|till|til|untill|up to|up until|'til|as late as", { role: 'until' }],
  ['through|thru', { role: 'through' }],
  [
    'before|b4|prior to|earlier than|sooner than|ahead of|before or on|on or before|on or earlier than',
    { role: 'before' },
  ],
  ['after|later than|greater than', { role: 'after' }],
  ['since|anytime after|any time after|as of|on or after|after or on', { role: 'since' }],
  ['between|btw|betwen', { role: 'between' }],
  ['within|in less than|less than|in under', { role: 'within' }],
  ['during|throughout|over', { role: 'during' }],
  ['around|approximately|approx|roughly|circa|ca|~|exactly', { role: 'around' }],
  ['about|like', { role: 'around', weak: true }],
  ['of', { role: 'of' }],
  ['the', { role: 'the' }],
  ['a|an', { role: 'a' }],
  ['and|&|+|plus', { role: 'and' }],
  ['or', { role: 'or' }],
  ['next|nxt', { role: 'next' }],
  ['coming|upcoming', { role: 'next', soonest: true }],
  ['following', { role: 'following' }],
  ['this|current|this coming|this upcoming', { role: 'this' }],
  ['last', { role: 'last' }],
  ['past|this past', { role: 'past' }],
  ['previous|prev', { role: 'previous' }],
  ['every|each|evry|evey|ev', { role: 'every' }],
  ['closest|nearest', { role: 'nearest' }],
  ['other|alternate|alternating', { role: 'other' }],
  ['except|but|but not|excluding|apart from|except for|other than|besides', { role: 'except' }],
  ['times|x', { role: 'times' }],
  ['once', { role: 'once', number: 1 }],
  ['twice', { role: 'once', number: 2 }],
  ['thrice', { role: 'once', number: 3 }],
  ['occurrence|occurrences|instances|instance|repetitions|time', { role: 'occurrence' }],
  ['ago|back', { role: 'ago' }],
  ['from now|after today|from right now', { role: 'from-now' }],
  ['from today', { role: 'from-now', offset: 0 }],
  ['later', { role: 'later' }],
  ['hence', { role: 'hence' }],
  ['more|extra|full|whole', { role: 'more' }],
  ['half|half a|half an|a half', { role: 'half', fraction: 30 }],
  ['quarter|a quarter|quater|quarters', { fraction: 15 }],
  ['passed|gone', { role: 'past' }],
  ['am|a . m .|a . m|a m', { role: 'am' }],
  ['pm|p . m .|p . m|p m', { role: 'pm' }],
  ['ampm|am / pm|am or pm', { role: 'ampm' }],
  ["o'clock|oclock|o clock|o' clock|hrs|uhr", { role: 'oclock' }],
  ['end|late part', { role: 'end' }],
  ['start|beginning|begin', { role: 'start' }],
  ['middle|mid', { role: 'middle' }],
  ['early|earlier|early in|early on', { role: 'early' }],
  ['late|later in|late in|later on', { role: 'late' }],
  [
    'starting|commencing|effective|beginning from|start from|starting on|starting in|starting from',
    { role: 'starting' },
  ],
  ['due|due on|due by|deadline|deadline :', { role: 'due' }],
  ['ish', { role: 'ish' }],
  ['first thing|first thing in the morning', { vague: true, habit: true, role: 'preferably' }],
  ['preferably|ideally|maybe|how about|sometime|some time|probably|um|uh|uhh|erm|i think|say', { role: 'preferably' }],
];

const recurring: readonly Group[] = [
  ['daily|everyday|every day|each day|day in day out', { recurs: { unit: 'day', interval: 1 } }],
  ['nightly', { recurs: { unit: 'day', interval: 1 }, part: 'night' }],
  ['weekly', { recurs: { unit: 'week', interval: 1 } }],
  ['biweekly|bi - weekly|bi weekly|fortnightly', { recurs: { unit: 'week', interval: 2 } }],
  ['monthly', { recurs: { unit: 'month', interval: 1 } }],
  ['bimonthly|bi - monthly', { recurs: { unit: 'month', interval: 2 } }],
  ['quarterly', { recurs: { unit: 'quarter', interval: 1 } }],
  [
    'semiannual|semi - annual|semiannually|semi - annually|biannual|biannually|half yearly|half - yearly',
    { recurs: { unit: 'half-year', interval: 1 } },
  ],
  ['yearly|annual|annually', { recurs: { unit: 'year', interval: 1 } }],
  ['biennial|biennially', { recurs: { unit: 'year', interval: 2 } }],
  ['hourly', { recurs: { unit: 'hour', interval: 1 } }],
];

const zones: readonly Group[] = [
  ['utc|gmt|z|zulu', { utcOffset: 0 }],
  ['est|eastern standard time', { utcOffset: -300 }],
  ['edt|eastern daylight time', { utcOffset: -240 }],
  ['cst', { utcOffset: -360 }],
  ['cdt', { utcOffset: -300 }],
  ['mst', { utcOffset: -420 }],
  ['mdt', { utcOffset: -360 }],
  ['pst|pacific standard time', { utcOffset: -480 }],
  ['pdt|pacific daylight time', { utcOffset: -420 }],
  ['bst', { utcOffset: 60 }],
  ['wet', { utcOffset: 0 }],
  ['cet', { utcOffset: 60 }],
  ['cest', { utcOffset: 120 }],
  ['eet', { utcOffset: 120 }],
  ['msk', { utcOffset: 180 }],
  ['ist', { utcOffset: 330 }],
  ['jst', { utcOffset: 540 }],
  ['aest', { utcOffset: 600 }],
];

const nouns: readonly Group[] = [
  ['lane|street|st|road|rd|avenue|ave|crescent|gardens|boulevard|blvd|terrace|grove|mews', { role: 'street' }],
  [
    'dollars|bucks|euros|euro|pounds|quid|cents|percent|pct|miles|mile|km|kilometers|kilometres|meters|metres|mph|kg|kilos|grams|g|lbs|lb|degrees|people|persons|guests|items|pages|words|points|stars|cups|cup|slices|pieces|places|rooms|eggs|bottles|bags|packs|copies|bar|volts|ml|litres|liters|inches|feet|cm|mm|gb|mb|kb|calories|tickets|sets|reps|steps|laps|different|separate|star|bedroom|bedrooms',
    { role: 'counter' },
  ],
  [
    'floor|page|attempt|try|chapter|round|row|line|edition|grade|generation|birthday|anniversary|place|season|episode|version|draft|person|one|item|step|level|class|grader|platform|gate|door|exit|team|shelf|drawer|paragraph|section|column|call|wedding|baby|child|kid|son|daughter|marathon|amendment|string|lap|stop|turn|aisle',
    { role: 'numbered' },
  ],
  ['went|was|were|did|happened|had|got|met|saw|left|came|took|ended|bought', { role: 'past-tense' }],
];

const cues: readonly Group[] = [
  [
    'dinner|supper|drinks|party|cinema|movie|movies|film|pub|gig|concert|theatre|theater|opera|bedtime|barbecue|bbq|disco|date night|dinner party|happy hour|nightcap|prom',
    { role: 'evening-cue' },
  ],
  ['breakfast|wake|alarm|standup|stand - up|sunrise|wakeup', { role: 'morning-cue' }],
];

/** Fixed phrases that hold a time word and are none. */
const traps: readonly Group[] = [
  [
    'sunday best|sunday school|sunday roast|sunday times|sunday lunch|sunday papers|casual friday|girl friday|man friday|freaky friday|ruby tuesday|monday blues|super bowl sunday|bloody sunday',
    {},
  ],
  [
    'sun cream|sun screen|sun hat|sun hats|sun dress|sun bed|sun tan|sun lounger|sun glasses|sun block|sun shade|sun roof|sun lamp|sun lotion|sat nav|sat navs|sat - nav|friday night lights|monday night football|sunday bloody sunday|saturday night live|saturday night fever|sunday supplement|black friday deals|good friday agreement',
    {},
  ],
  ['sundry|sundae', {}],
  [
    'last minute|last - minute|day after day|day by day|day to day|day - to - day|week after week|night after night|year after year|month after month|week by week',
    {},
  ],
  [
    'may or may not|up to date|up - to - date|out of date|to date|day off|days off|half term|half price|half time|half - time|full time|part time|second hand|second - hand|second opinion',
    {},
  ],
  [
    'march madness|mayday|friday prayers|day job|day care|daycare|day trip|night shift|night out|all day|all night|all week|rush hour|office hours',
    {},
  ],
  [
    'mid - week|midweek|the other day|once upon a time|second nature|second thoughts|second helping|second cat|the good old days|nowadays|time of day|days of the week',
    {},
  ],
];

const vague: readonly Group[] = [
  [
    'soon|later|sometime|someday|some day|eventually|one of these days|at some point|sooner or later|in a while|in a bit|some time|shortly|one day|when i can|when i have time|whenever|at some stage|some other time|another time|when possible|in due course|down the line|down the road|before long|sometime soon|anytime soon|any day now|in the near future|in the future|some time soon|when i get a chance|when i get round to it|when i get around to it|when there is time|one fine day|next time|over the next few days|these days',
    { vague: true },
  ],
];

/** Everything the grammar knows of English words. */
export const englishTimeWords: readonly Group[] = [
  ...weekdays,
  ...months,
  ...units,
  ...numbers,
  ...days,
  ...parts,
  ...seasons,
  ...recurring,
  ...zones,
  ...nouns,
  ...roles,
  ...cues,
  ...vague,
  ...traps,
];
