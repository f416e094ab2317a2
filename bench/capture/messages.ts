/** Random choices. */
export interface Choices {
  /** From 0 up to 1. */
  next(): number;
  pick<T>(list: readonly [T, ...T[]]): T;
}

const things = [
  'the bread',
  'new tyres',
  'a birthday card',
  'the library books',
  'oat milk and coffee',
  'the boiler',
] as const;
const chores = ['buy', 'return', 'order', 'pick up', 'pay for', 'look into', 'fix', 'check on'] as const;
const people = ['Ana', 'the dentist', 'Mr. Okafor', 'my sister', 'João', 'the landlord', 'Priya', 'the vet'] as const;
const whens = [
  '',
  '',
  '',
  ' tomorrow',
  ' on friday',
  ' tomorrow at 9',
  ' next tuesday 18:30',
  ' by the end of the month',
  ' every monday at 7am',
  ' on 12 December',
  ' tonight',
  ' in two weeks',
  ' after lunch',
] as const;
const marks = ['', '', '', '', '', ' !1', ' !2', ' #errands', ' #home', ' +garden', ' +taxes'] as const;
const facts = [
  'the blue paint in the hall is called Harbour Mist',
  'Ana is allergic to hazelnuts',
  'the wifi at the cabin is Larch-2291',
  'loved the exhibition on early maps, especially the one of Lisbon before the earthquake',
  'the doctor said the knee needs six weeks and no running, stairs are fine',
  'bike lock code is under the third drawer',
] as const;
const thoughts = [
  'idea: a shelf above the door for the suitcases',
  'it was so warm today that we ate outside and stayed until the bats came out',
  'maybe we should move the tomatoes to the south wall',
  'book recommended by Priya: The Dawn Watch',
] as const;
const loose = [
  'garden',
  'the thing with the car',
  'soon',
  'work on the talk',
  'Lisbon?',
  'sort out the cellar later',
] as const;

/**
 * Everyday messages that are to be kept: about two thirds tasks, a third notes, some unclear, a few with several tasks
 * in them. No questions: answering is another work than keeping.
 */
export function everydayMessage(random: Choices): string {
  const choice = random.next();
  if (choice < 0.35) return `${random.pick(chores)} ${random.pick(things)}${random.pick(whens)}${random.pick(marks)}`;
  if (choice < 0.55) return `call ${random.pick(people)} about ${random.pick(things)}${random.pick(whens)}`;
  if (choice < 0.62) return `remind me to ${random.pick(chores)} ${random.pick(things)}${random.pick(whens)}`;
  if (choice < 0.67)
    return `${random.pick(chores)} ${random.pick(things)}, call ${random.pick(people)}${random.pick(whens)}`;
  if (choice < 0.9) return `${random.pick(facts)}${random.pick(['', '', ` (${random.pick(people)} told me)`])}`;
  return choice < 0.95 ? random.pick(thoughts) : random.pick(loose);
}
