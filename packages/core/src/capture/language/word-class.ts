/**
 * What a word can be. A word may be several things at once ("water" is a verb and a thing to buy), so classes are bits
 * of one number and a look-up costs one Map access.
 */
export const wordClass = {
  /** Base form that can open an instruction ("call", "book"). */
  verb: 1 << 0,
  /** Irregular past ("went", "slept"); regular ones are seen by their ending. */
  past: 1 << 1,
  /** Present tense of a third person ("sits", "expires"). */
  third: 1 << 2,
  be: 1 << 3,
  have: 1 << 4,
  do: 1 << 5,
  modal: 1 << 6,
  /** Subject pronoun. */
  subject: 1 << 7,
  /** First person singular or plural. */
  first: 1 << 8,
  possessive: 1 << 9,
  determiner: 1 << 10,
  wh: 1 << 11,
  preposition: 1 << 12,
  /** A thing that holds entries: list, calendar, agenda. */
  list: 1 << 13,
  /** An entry the butler keeps: task, reminder, event. */
  entry: 1 << 14,
  /** Machines and media that an assistant would steer: lights, volume, music. */
  device: 1 << 15,
  /** Something one goes to: appointment, dinner, dentist. */
  event: 1 << 16,
  feeling: 1 << 17,
  filler: 1 << 18,
  polite: 1 << 19,
  negation: 1 << 20,
  /** Verbs that put an entry on a list. */
  adding: 1 << 21,
  /** Verbs that ask for information to be shown. */
  showing: 1 << 22,
  /** Verbs that take an entry away. */
  removing: 1 << 23,
  done: 1 << 24,
  object: 1 << 25,
  /** "walking"; set by the ending of the word, not by a list. */
  gerund: 1 << 26,
  /** Food and household goods that make up shopping lists. */
  goods: 1 << 27,
  /** Verbs that only a machine would be told ("mute", "shuffle"). */
  steering: 1 << 28,
  /** Figures; set by the form of the token, not by a list. */
  number: 1 << 29,
  /** Stands between subject and verb ("we always forget"). */
  adverb: 1 << 30,
  /** The one who is spoken to. */
  second: 1 << 31,
} as const;

export type WordClass = keyof typeof wordClass;
