import type { PatternGroup } from '../patterns.ts';

const statement = [
  'fact-verb',
  'i-think',
  'it-present',
  'it-past',
  'it-is',
  'i-present',
  'i-past',
  'i-modal',
  'it-modal',
  'i-is',
  'third-subject',
  'i-first',
  'feeling',
];

/** German turns of phrase under the names that English gave the cues, so that one table weighs both. */
export const phrases: readonly PatternGroup[] = [
  {
    cue: 'remind-me',
    at: 'start',
    frame: true,
    silences: [...statement, 'can-you', 'yes-no', 'verb-first', 'verb-object'],
    patterns: [
      '(kannst|könntest) du mich (bitte)? (an|daran|dran)? (zu|,)? (erinnern)?',
      '(erinner|erinnere) mich (bitte)? (an|daran|dran)? (,)? (den|die|das|dass|zu)?',
    ],
  },
  {
    cue: 'remember-to',
    at: 'start',
    frame: true,
    silences: statement,
    patterns: [
      '(nicht|ja) (vergessen|vergiss) (:|,)?',
      '(vergiss|denk) (bitte)? (nicht|daran|dran|an) (,)? (den|die|das)?',
    ],
  },
  {
    cue: 'need-to',
    at: 'start',
    frame: true,
    silences: statement,
    patterns: [
      '(ich|wir) (muss|müssen|müsste|sollte|sollten|soll|sollen) (unbedingt|dringend|noch|auch|mal|endlich|nur)? (noch|mal)?',
      '(muss|müssen|sollte) (ich|noch|unbedingt|mal)? (noch|mal)?',
    ],
  },
  {
    cue: 'want-to',
    at: 'start',
    frame: true,
    patterns: ['(ich|wir) (möchte|möchten|will|wollen|würde) (gern|gerne|noch)?'],
  },
  { cue: 'project-label', at: 'start', frame: true, silences: statement, patterns: ['(neues)? projekt (:|-|–)'] },
  {
    cue: 'task-label',
    at: 'start',
    frame: true,
    silences: statement,
    patterns: ['(aufgabe|todo|to-do|erinnerung|erledigen|einkaufen) (:|-)'],
  },
  { cue: 'verb-first', at: 'end', patterns: ['@verb'] },
  { cue: 'lets', at: 'start', patterns: ['lass uns'] },
  { cue: 'urgent-word', at: 'anywhere', patterns: ['(dringend|wichtig|eilig|sofort|unbedingt)'] },
  {
    cue: 'needs-doing',
    at: 'anywhere',
    patterns: [
      'muss ... werden',
      '(ist|sind) (fällig|leer|alle|aus)',
      '(brauche|brauchen) (noch|wieder|neue|neuen|neues)?',
    ],
  },
  {
    cue: 'note-label',
    at: 'start',
    patterns: [
      '(notiz|idee|gedanke|zitat|traum|tagebuch|info|fyi|merke|tipp|rezept|stimmung|dankbar) (:|-|–)',
      '(idee|gedanke) (für|zu|über)',
    ],
  },
  {
    cue: 'note-opener',
    at: 'start',
    patterns: [
      '(heute|gestern|vorhin|gerade|eben|endlich|manchmal|anscheinend|interessant|übrigens) (habe|hab|war|bin|hatte|ist|gab|kam|ging|haben|waren|sind)',
      '(schöner|guter|schlechter|langer|toller) (tag|abend|morgen|nachmittag|spaziergang)',
      'es (ist|war|gibt|gab|scheint|regnet|schneit|fühlt)',
    ],
  },
  {
    cue: 'i-think',
    at: 'start',
    patterns: [
      '(ich|wir) (bin|war|waren|hatte|hatten|habe|hab|haben|denke|glaube|finde|fand|liebe|mag|hasse|fühle|fühlte|freue|vermisse|träumte|merke|weiß|ging|gingen|sah|kam|traf)',
    ],
  },
  {
    cue: 'fact-verb',
    at: 'anywhere',
    patterns: [
      '(ist|sind|war|waren) (ein|eine|der|die|das|nicht|sehr|so|zu|in|im|bei|geschlossen|zu|offen|allergisch|unter|hinter|am|auf)',
      '(öffnet|schließt|fährt|wohnt|heißt|kostet|mag|hasst|liegt|steht)',
    ],
  },
  {
    cue: 'third-subject',
    at: 'start',
    patterns: ['(er|sie|es|man|niemand|jemand) (ist|war|hat|hatte|sagt|sagte|will|kann|mag|meint)'],
  },
  {
    cue: 'value-word',
    at: 'anywhere',
    patterns: [
      '(code|pin|passwort|nummer|wlan|kennwort|größe|konto|iban|kennzeichen|kundennummer|zähler|zählerstand) ... (:|ist|=|@number)',
    ],
  },
  {
    cue: 'past-day',
    at: 'anywhere',
    patterns: [
      '(gestern|vorgestern|neulich|letztens|früher|vorhin)',
      'letzte (nacht|woche)',
      'letzten (monat|montag|freitag|sommer|winter)',
    ],
  },
  {
    cue: 'what-if',
    at: 'start',
    silences: ['wh-first', 'wh-aux', 'yes-no'],
    patterns: ['was wäre wenn', 'was wäre , wenn', 'was wenn', '(ob|vielleicht)'],
  },
  {
    cue: 'wh-aux',
    at: 'start',
    patterns: [
      '@wh (@be|@have|@modal|@third)',
      '(wie|was) (viel|viele|lange|oft|weit|spät|teuer|steht|gibt|kommt|läuft|muss|machen)',
    ],
  },
  {
    cue: 'wh-first',
    at: 'start',
    silences: ['verb-first'],
    patterns: ['@wh', '(um|an|in|auf|mit|für) (wie|was|welche|welchem|welchen|wen|wem)'],
  },
  {
    cue: 'yes-no',
    at: 'start',
    silences: ['verb-first', 'past-first', 'no-subject'],
    patterns: [
      '(ist|sind|war|waren|hat|hatte|gibt|kommt|steht|läuft) (es|das|der|die|noch|schon|mein|meine|etwas|was|@subject|@determiner)',
      '(habe|hab|haben|bin|muss|soll|sollte|darf|kann) (ich|wir|man)',
      '(gibt|gab) es',
    ],
  },
  { cue: 'can-you', at: 'start', patterns: ['(kannst|könntest|würdest) du'] },
  {
    cue: 'tell-me',
    at: 'start',
    silences: ['can-you', 'verb-first', 'verb-object'],
    patterns: [
      '(sag|sage|erzähl|erkläre|erklär) mir (was|wann|wo|wer|wie|ob|mehr|alles)',
      '(weißt|weisst) du',
      '(kannst|könntest) du mir (sagen|zeigen|erklären)',
    ],
  },
  {
    cue: 'show-entries',
    at: 'start',
    silences: ['verb-first', 'verb-object'],
    patterns: [
      '(zeig|zeige|lies|nenn|nenne) (mir)? (bitte)? (alle|meine|die|den)? ...',
      '(meine|was) (aufgaben|termine|notizen|projekte) (für|heute|morgen)?',
    ],
  },
  {
    cue: 'removes-entry',
    at: 'anywhere',
    silences: ['verb-first'],
    patterns: [
      '@removing ... @entry',
      '@removing (das|alles|es|die|den)',
      '(lösch|lösche|löschen|streich|streiche|entferne|nimm) ... (von|aus) ... @list',
      '... @entry (löschen|streichen|entfernen)',
    ],
  },
  { cue: 'deleting-first', at: 'start', patterns: ['(lösch|lösche|entfern|entferne|storniere)'] },
  {
    cue: 'marks-done',
    at: 'anywhere',
    patterns: ['(hak|hake) ... ab', '(als|ist|sind) (erledigt|fertig|gemacht)', '(erledigt|fertig) :', 'abhaken'],
  },
  { cue: 'done-at-end', at: 'end', patterns: ['(erledigt|fertig|geschafft|abgehakt)'] },
  { cue: 'moves-entry', at: 'start', patterns: ['(verschieb|verschiebe|verleg|verlege) ...'] },
  {
    cue: 'one-word-order',
    at: 'whole',
    patterns: ['(stopp|stop|weiter|zurück|rückgängig|abbrechen|pause|lauter|leiser|nochmal)'],
  },
  {
    cue: 'small-order',
    at: 'start',
    patterns: [
      '(mach|mache) (das)? rückgängig',
      '(vergiss|lass) (es|das)',
      'schon gut',
      'erinner mich (später|nochmal)',
    ],
  },
  {
    cue: 'steers',
    at: 'anywhere',
    silences: ['verb-first', 'verb-object'],
    patterns: ['(mach|schalte|schalt|dreh|stell) ... (an|aus|ein|auf|lauter|leiser|heller|dunkler)', 'licht (an|aus)'],
  },
  { cue: 'plays', at: 'start', patterns: ['(spiel|spiele) ...'] },
  { cue: 'amuse-me', at: 'anywhere', patterns: ['(witz|witze)', '(wirf|würfel) ...'] },
  { cue: 'timer', at: 'anywhere', patterns: ['(timer|stoppuhr)', '(stell|stelle) ... wecker'] },
  {
    cue: 'talk-whole',
    at: 'whole',
    silences: ['verb-first', 'no-verb', 'feeling'],
    patterns: [
      '(danke|hallo|hi|hey|tschüss|ciao|ja|nein|nö|ok|okay|super|toll|klasse|genau|stimmt|gut|prima|servus|moin) (dir|schön|sehr|!|.)? (!)?',
      'vielen dank (!)?',
      '(guten|gute) (morgen|tag|abend|nacht) (!)?',
      "wie (geht's|gehts) (dir)? (?)?",
      'wie geht es dir (?)?',
    ],
  },
  {
    cue: 'talk-word',
    at: 'start',
    patterns: ['(danke|hallo|hi|tschüss|ja|nein|moin|servus)', '(guten|gute) (morgen|tag|abend|nacht)'],
  },
  {
    cue: 'scope:open-ended',
    at: 'start',
    patterns: [
      '(an|am) ... (arbeiten|weiterarbeiten)',
      '(hochzeit|umzug|urlaub|geburtstag|party|feier) (planen|organisieren)',
    ],
  },
  {
    cue: 'timing:someday',
    at: 'anywhere',
    patterns: ['(irgendwann|demnächst)', 'bei gelegenheit', 'wenn (ich|wir) zeit (habe|haben)', 'mal wieder'],
  },
  {
    cue: 'note-opener',
    at: 'start',
    silences: ['yes-no'],
    patterns: ['(war|hatte|hatten) (ein|eine|einen|so|sehr|echt|wieder|richtig|mit)'],
  },
];
