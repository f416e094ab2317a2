import type { Meaning } from '../../time/lexicon.ts';

type Group = readonly [words: string, meaning: Meaning];

const dayNames: ReadonlyArray<readonly [names: readonly string[], weekday: number]> = [
  [['montag'], 1],
  [['dienstag'], 2],
  [['mittwoch'], 3],
  [['donnerstag'], 4],
  [['freitag'], 5],
  [['samstag', 'sonnabend'], 6],
  [['sonntag'], 7],
];

const dayParts: ReadonlyArray<readonly [word: string, meaning: Meaning]> = [
  ['morgen', { part: 'morning' }],
  ['vormittag', { part: 'morning' }],
  ['mittag', { part: 'noon' }],
  ['nachmittag', { part: 'afternoon' }],
  ['abend', { part: 'evening' }],
  ['nacht', { part: 'night' }],
];

/** "montag", "montags", "montagabend", "montag abend". */
const weekdays: readonly Group[] = dayNames.flatMap(([names, weekday]) =>
  names.flatMap((name): Group[] => [
    [`${name}|${name.slice(0, 2)} .`, { weekday }],
    [`${name}s|${name}e`, { weekday, plural: true }],
    ...dayParts.map(([part, meaning]): Group => [`${name}${part}|${name} ${part}`, { weekday, ...meaning }]),
  ]),
);

const months: readonly Group[] = [
  ['januar|jan|jänner', { month: 1 }],
  ['februar|feb|feber', { month: 2 }],
  ['märz|maerz|mär|mrz', { month: 3 }],
  ['april|apr', { month: 4 }],
  ['mai', { month: 5 }],
  ['juni|jun|juno', { month: 6 }],
  ['juli|jul', { month: 7 }],
  ['august|aug', { month: 8 }],
  ['september|sept|sep', { month: 9 }],
  ['oktober|okt', { month: 10 }],
  ['november|nov', { month: 11 }],
  ['dezember|dez', { month: 12 }],
];

const units: readonly Group[] = [
  ['sekunde|sekunden|sek', { unit: 'second' }],
  ['minute|minuten|min', { unit: 'minute' }],
  ['stunde|stunden|std', { unit: 'hour' }],
  ['h', { unit: 'hour', role: 'h' }],
  ['tag|tage|tagen|tages', { unit: 'day', role: 'day-word' }],
  ['werktag|werktage|werktagen|arbeitstag|arbeitstage|arbeitstagen', { unit: 'workday' }],
  ['wochenende|we', { unit: 'weekend' }],
  ['woche|wochen', { unit: 'week' }],
  ['monat|monate|monaten|monats', { unit: 'month' }],
  ['quartal|quartale|quartalen|quartals', { unit: 'quarter' }],
  ['jahr|jahre|jahren|jahres', { unit: 'year', role: 'year-word' }],
];

const ones = ['', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun'];
const teens = [
  'zehn',
  'elf',
  'zwölf',
  'dreizehn',
  'vierzehn',
  'fünfzehn',
  'sechzehn',
  'siebzehn',
  'achtzehn',
  'neunzehn',
];
const tens = ['', '', 'zwanzig', 'dreißig', 'vierzig', 'fünfzig'];

function cardinal(value: number): string {
  if (value < 10) return value === 1 ? 'eins' : (ones[value] ?? '');
  if (value < 20) return teens[value - 10] ?? '';
  const unit = value % 10;
  return `${unit === 0 ? '' : `${ones[unit]}und`}${tens[Math.floor(value / 10)]}`;
}

const irregular: ReadonlyMap<number, string> = new Map([
  [1, 'erst'],
  [3, 'dritt'],
  [7, 'siebt'],
  [8, 'acht'],
]);

function ordinalStem(value: number): string {
  return irregular.get(value) ?? `${cardinal(value)}${value < 20 ? 't' : 'st'}`;
}

const numbers: readonly Group[] = [
  ...Array.from({ length: 59 }, (_, k): Group => [cardinal(k + 1), { number: k + 1 }]),
  ...Array.from({ length: 31 }, (_, k): Group => [
    ['e', 'en', 'er', 'es', 'em'].map((end) => ordinalStem(k + 1) + end).join('|'),
    { ordinal: k + 1 },
  ]),
  ['zwo', { number: 2 }],
  ['paar|ein paar|einigen|einige', { number: 3 }],
  ['dutzend', { number: 12 }],
];

const days: readonly Group[] = [
  ['heute|heut', { offset: 0 }],
  ['morgen|morgn', { offset: 1 }],
  ['übermorgen|uebermorgen', { offset: 2 }],
  ['gestern', { offset: -1 }],
  ['vorgestern', { offset: -2 }],
  ['heute morgen|heute früh|heut früh', { part: 'morning', offset: 0 }],
  ['heute nacht', { part: 'night', offset: 0 }],
  ['gestern nacht|letzte nacht', { part: 'night', offset: -1 }],
  ['jetzt gleich|gerade jetzt|ab sofort', { now: true }],
  ['jetzt', { now: true }],
];

const parts: readonly Group[] = [
  ['früh|morgens|vormittag|vormittags|in der früh', { part: 'morning' }],
  ['am morgen|am vormittag', { part: 'morning' }],
  ['nachmittag|nachmittags', { part: 'afternoon' }],
  ['abend|abends', { part: 'evening' }],
  ['nacht|nachts', { part: 'night' }],
  ['mittag|mittags', { clock: 720 }],
  ['mitternacht', { clock: 0 }],
  ['feierabend', { part: 'work' }],
  ['mittagessen', { part: 'lunch' }],
  ['frühstück', { part: 'breakfast' }],
  ['abendessen', { part: 'dinner' }],
  ['ende der woche', { endOf: 'week' }],
  ['monatsende|ende des monats', { endOf: 'month' }],
  ['jahresende|ende des jahres', { endOf: 'year' }],
  ['quartalsende|ende des quartals', { endOf: 'quarter' }],
  ['monatsanfang|anfang des monats', { startOf: 'month' }],
];

const roles: readonly Group[] = [
  ['um|@', { role: 'at' }],
  ['am|an dem', { role: 'on' }],
  ['in|im', { role: 'in' }],
  ['bis spätestens|spätestens|bis zum|bis zur|spätestens am', { role: 'by' }],
  ['für', { role: 'for' }],
  ['von|vom', { role: 'from' }],
  ['bis', { role: 'until' }],
  ['vor|vorm', { role: 'before' }],
  ['nach|nachm', { role: 'after' }],
  ['seit', { role: 'since' }],
  ['ab', { role: 'from' }],
  ['zwischen', { role: 'between' }],
  ['innerhalb|binnen|innerhalb von', { role: 'within' }],
  ['während', { role: 'during' }],
  ['gegen|ungefähr|etwa|circa|ca', { role: 'around' }],
  ['des', { role: 'of' }],
  ['der|die|das|den|dem', { role: 'the' }],
  ['ein|eine|einen|einer|einem|eines', { role: 'a' }],
  ['und|&|+', { role: 'and' }],
  ['oder', { role: 'or' }],
  ['nächste|nächsten|nächster|nächstes|nächstem|naechste|naechsten|nächst', { role: 'next' }],
  ['übernächste|übernächsten|übernächster|übernächstes', { role: 'next', step: 2 }],
  ['diese|diesen|dieser|dieses|diesem|kommende|kommenden|kommender|kommendes', { role: 'this' }],
  [
    'letzte|letzten|letzter|letztes|letztem|vorige|vorigen|voriger|voriges|vergangene|vergangenen|vergangenes',
    { role: 'last' },
  ],
  ['jede|jeden|jeder|jedes|jedem|alle|pro', { role: 'every' }],
  ['außer|ausser|aber nicht', { role: 'except' }],
  ['x', { role: 'times' }],
  ['einmal', { role: 'once', number: 1 }],
  ['zweimal', { role: 'once', number: 2 }],
  ['dreimal', { role: 'once', number: 3 }],
  ['später', { role: 'later' }],
  ['halb', { role: 'half', fraction: 30 }],
  ['halbe|halben', { fraction: 30 }],
  ['viertel', { fraction: 15 }],
  ['dreiviertel', { fraction: 45 }],
  ['uhr', { role: 'oclock' }],
  ['ende', { role: 'end' }],
  ['anfang', { role: 'start' }],
  ['mitte', { role: 'middle' }],
  ['anfangend|beginnend|startend', { role: 'starting' }],
  ['fällig|fällig am|deadline', { role: 'due' }],
  ['vielleicht|am besten|irgendwann am', { role: 'preferably' }],
  ['stock|etage|seite|kapitel|teil|punkt|schritt|auflage', { role: 'numbered', labels: true }],
  ['zimmer|raum|lektion|übung|gleis|linie|band|folge|staffel', { labels: true }],
  ['runde|reihe|versuch|platz|klasse|geburtstag|mal|person', { role: 'numbered' }],
  ['war|waren|hatte|hatten|habe|haben|ging|kam|wurde', { role: 'past-tense' }],
  ['abendessen|kino|konzert|theater|party|feier|kneipe', { role: 'evening-cue' }],
  ['frühstück|wecker|aufstehen', { role: 'morning-cue' }],
  ['euro|prozent|grad|kilo|km|meter|leute|personen|stück|seiten|liter|gramm|flaschen|zimmer', { role: 'counter' }],
];

const recurring: readonly Group[] = [
  ['täglich|tagtäglich', { recurs: { unit: 'day', interval: 1 } }],
  ['wöchentlich', { recurs: { unit: 'week', interval: 1 } }],
  ['zweiwöchentlich|vierzehntägig|vierzehntäglich|14 - tägig', { recurs: { unit: 'week', interval: 2 } }],
  ['monatlich', { recurs: { unit: 'month', interval: 1 } }],
  ['vierteljährlich|quartalsweise', { recurs: { unit: 'quarter', interval: 1 } }],
  ['halbjährlich', { recurs: { unit: 'half-year', interval: 1 } }],
  ['jährlich|alljährlich', { recurs: { unit: 'year', interval: 1 } }],
  ['stündlich', { recurs: { unit: 'hour', interval: 1 } }],
  ['werktags|wochentags', { weekdays: [1, 2, 3, 4, 5], plural: true }],
  ['an wochenenden', { weekdays: [6, 7], plural: true }],
];

const vague: readonly Group[] = [
  [
    'bald|später|irgendwann|irgendwann mal|demnächst|gelegentlich|bei gelegenheit|eines tages|in absehbarer zeit|wenn ich zeit habe|die tage|zeitnah|in nächster zeit|nachher',
    { vague: true },
  ],
];

function date(month: number, day: number): Meaning {
  return { holiday: { by: 'date', month, day } };
}

function easter(plus: number): Meaning {
  return { holiday: { by: 'easter', plus } };
}

const holidays: readonly Group[] = [
  ['weihnachten', { ...date(12, 25), weak: true }],
  ['heiligabend|heilig abend', date(12, 24)],
  ['silvester', date(12, 31)],
  ['neujahr', date(1, 1)],
  ['nikolaus', date(12, 6)],
  ['ostern', { ...easter(0), weak: true }],
  ['ostersonntag', easter(0)],
  ['ostermontag', easter(1)],
  ['karfreitag', easter(-2)],
  ['rosenmontag', easter(-48)],
  ['christi himmelfahrt|himmelfahrt', easter(39)],
  ['pfingsten', { ...easter(49), weak: true }],
  ['pfingstmontag', easter(50)],
  ['fronleichnam', easter(60)],
  ['tag der arbeit', date(5, 1)],
  ['tag der deutschen einheit', date(10, 3)],
  ['allerheiligen', date(11, 1)],
];

/** Everything the grammar knows of German words. */
export const germanTimeWords: readonly Group[] = [
  ...months,
  ...units,
  ...numbers,
  ...parts,
  ...days,
  ...recurring,
  ...roles,
  ...weekdays,
  ...vague,
  ...holidays,
];
