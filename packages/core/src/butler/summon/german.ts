/**
 * A German summons with its ordering words in English, so that one grammar reads both; words of time and names stay as
 * they are. Null where nothing of it was German.
 */
export function orderInEnglish(text: string): string | null {
  const english = [...phrases, ...words].reduce((said, [form, plain]) => said.replaceAll(form, plain), text);
  return english === text ? null : english.replaceAll(/\s+/gu, ' ').trim();
}

/** German joins letters that `\b` does not know. */
function whole(source: string): RegExp {
  return new RegExp(String.raw`(?<![\p{L}\p{N}])(?:${source})(?![\p{L}\p{N}])`, 'giu');
}

const it = '(?:es|das|dies|diese|diesen|dieses|ihn|sie|das letzte|die letzte|den letzten)';

const into = '(?:in das|in den|in die|ins|in|zum|zur|zu)(?: projekt)?';

/** Whole turns of phrase, before their words are looked at one by one. */
const phrases: readonly (readonly [RegExp, string])[] = (
  [
    [
      `(?:vergiss|lösche?|streiche?|verwirf|entferne?|ignoriere?) ${it}(?: (?:wieder|bitte|einfach))?|schmei(?:ß|ss)e? ${it} weg|weg damit|vergessen`,
      'forget it',
    ],
    [`(?:mache? |nimm )?(?:${it} )?(?:rückgängig|zurück)(?: machen)?`, 'undo'],
    [`(?:teile?|trenne?|spalte?) ${it} auf|aufteilen|auftrennen`, 'split it'],
    [`(?:${it} ist )?(?:schon |bereits )?erledigt`, 'done'],
    ['(?:warum|wieso|weshalb)(?: das| so)?', 'why'],
    ['(?:welche|was für) aufgaben(?: (?:habe ich|gibt es))?', 'what tasks'],
    ['(?:welche|was für) projekte(?: (?:habe ich|gibt es))?', 'what projects'],
    ['was (?:ist|steht) (?:noch )?(?:offen|an)', 'what pending'],
    [`(?:nenne?|nenn) ${it}|(?:benenne?|taufe?) ${it} um in|umbenennen in|umbenennen zu`, 'call it'],
    ['(?:das |die |der |den )?letzte[nrs]?\\s*:', 'correct last:'],
    ['(?:korrigiere?|ändere?) (?:das |die |den )?letzten?(?: (?:auf|in|zu))?\\s*:?', 'correct last:'],
    ['(?:das|die|den|der) letzten?', 'the last one'],
    ['(?:nicht|kein|keine) (?:so|ganz so|besonders) (?:wichtig|dringend|eilig)', 'less important'],
    ['(?:weniger|nicht mehr so) (?:wichtig|dringend|eilig)', 'less important'],
    ['(?:eile?t nicht|hat zeit|kann warten|keine eile)', 'low priority'],
    ['(?:nicht wichtig|unwichtig|nebensächlich)', 'not important'],
    ['(?:hat |mit )?(?:hohe[rn]?|höchste[rn]?|oberste[rn]?) (?:priorität|prio|wichtigkeit)', 'high priority'],
    ['(?:hat |mit )?(?:niedrige[rn]?|geringe[rn]?|niedrigste[rn]?) (?:priorität|prio|wichtigkeit)', 'low priority'],
    ['(?:hat |mit )?(?:mittlere[rn]?) (?:priorität|prio|wichtigkeit)', 'medium priority'],
    ['(?:priorität|prio|wichtigkeit) (?:auf )?hoch', 'high priority'],
    ['(?:priorität|prio|wichtigkeit) (?:auf )?niedrig', 'low priority'],
    ['(?:ohne|kein|keinen|keine) (?:datum|termin|frist|fälligkeit|tag)', 'no date'],
    ['(?:ohne|keine) (?:uhrzeit|zeit)', 'no time'],
    [`(?:gehört|kommt|soll|muss|sollte) (?:${it} )?${into}`, 'belongs to'],
    [`(?:packe?|leg|lege|steck|stecke|tu|verschiebe?|schiebe?) ${it} (?:bitte )?${into}`, 'put it in'],
    ['teil (?:von|vom)', 'part of'],
    ['fürs? (?:das )?projekt', 'for the project'],
    [String.raw`(?<=(?:\d|eine|einen|zwei|drei|vier) )tage?(?= (?:später|früher))`, 'days'],
    [String.raw`(?<=(?:\d|eine|einen|zwei|drei|vier) )wochen?(?= (?:später|früher))`, 'weeks'],
    [String.raw`(?<=(?:\d|eine|einen|zwei|drei|vier) )stunden?(?= (?:später|früher))`, 'hours'],
  ] as const
).map(([source, plain]) => [whole(source), plain]);

const words: readonly (readonly [RegExp, string])[] = Object.entries({
  task: 'aufgaben?|to-?do|todo',
  note: 'notiz(?:en)?|merkzettel|gedanke|info',
  project: 'projekte?|vorhaben',
  important: 'wichtig|dringend|eilig',
  'more important': 'wichtiger|dringender',
  priority: 'priorität|prio|wichtigkeit',
  very: 'sehr|ganz|total',
  no: 'nein|nee|nö|kein|keine|keinen|keiner',
  not: 'nicht|niemals',
  but: 'sondern|aber',
  'instead of': 'statt|anstatt|anstelle von',
  instead: 'stattdessen',
  just: 'nur|bloß|bloss|lediglich|einfach|doch|eigentlich|lieber|besser|eher|halt|schon|mal',
  please: 'bitte',
  sorry: 'entschuldigung|ups|tschuldigung',
  it: 'es|ihn|daraus|draus|davon',
  that: 'das|dies|dieses|diese',
  the: 'der|die|den|dem',
  a: 'ein|eine|einen|einer|einem',
  is: 'ist|wird|bleibt',
  was: 'war|gewesen',
  should: 'soll|sollte|müsste|muss|hätte',
  be: 'sein|werden',
  i: 'ich',
  wanted: 'wollte|möchte|will',
  meant: 'meinte|meine|gemeint',
  make: 'mache?|machen|erstelle?',
  set: 'setze?|stelle?',
  move: 'verschiebe?|verschieben|schiebe?|verlege?',
  change: 'ändere?|ändern|korrigiere?',
  file: 'ablegen|speichere?|behandle|behalte?',
  to: 'auf|zu|zum|zur',
  in: 'ins',
  for: 'für',
  as: 'als',
  and: 'und',
  later: 'später',
  earlier: 'früher',
  low: 'niedrig',
  high: 'hoch',
  wrong: 'falsch',
}).map(([plain, source]) => [whole(source), plain]);
