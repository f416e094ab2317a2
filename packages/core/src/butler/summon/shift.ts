import type { Shift } from './decision.ts';

const numbers: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  another: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  'a couple of': 2,
  'a couple': 2,
  half: 0.5,
  'half an': 0.5,
};

const units: Readonly<Record<string, Pick<Shift, 'amount' | 'unit'>>> = {
  minute: { amount: 1, unit: 'minutes' },
  min: { amount: 1, unit: 'minutes' },
  hour: { amount: 60, unit: 'minutes' },
  hr: { amount: 60, unit: 'minutes' },
  h: { amount: 60, unit: 'minutes' },
  day: { amount: 1, unit: 'days' },
  week: { amount: 7, unit: 'days' },
  wk: { amount: 7, unit: 'days' },
  fortnight: { amount: 14, unit: 'days' },
  month: { amount: 1, unit: 'months' },
};

const count = `(?:a couple of|a couple|half an|${Object.keys(numbers)
  .filter((word) => !word.includes(' '))
  .join('|')}|\\d{1,3})`;
const unit = `(?:${Object.keys(units).join('|')})`;
const span = `(?<count>${count})(?: more)? ?(?<unit>${unit})s?`;
const it = '(?: (?:it|this|that|the (?:date|deadline|time)))?';
const make =
  '(?:make|move|push|put|shift|set|bring|have|get|let us do|do|schedule|reschedule|it should be|should be|it is)';

const later = [
  `(?:push|move|shift|put|set|bump)${it}(?: (?:back|out|off|on|along))(?: by)? ${span}`,
  `(?:postpone|delay|defer|snooze|extend|put off|push back|push off)${it}(?: by| for)? ${span}`,
  `(?:${make}${it}(?: by)? )?${span} (?:later|after that|afterwards)`,
  `(?:push|shift|bump)${it} by ${span}`,
].map((form) => new RegExp(`^${form}$`, 'iu'));

const earlier = [
  `(?:bring|pull)${it} forward(?: by)? ${span}`,
  `(?:${make}${it}(?: by)? )?${span} (?:earlier|sooner|before that)`,
].map((form) => new RegExp(`^${form}$`, 'iu'));

/** "a day later", "push it back two hours": how far from where it is. Null for other words; "push it forward" is open and none. */
export function readShift(text: string): Shift | null {
  const onward = matched(text, later);
  if (onward) return onward;
  const back = matched(text, earlier);
  return back && { ...back, amount: -back.amount };
}

function matched(text: string, forms: readonly RegExp[]): Shift | null {
  for (const form of forms) {
    const groups = form.exec(text)?.groups;
    const size = groups && units[(groups['unit'] ?? '').toLowerCase()];
    if (!groups || !size) continue;
    const word = (groups['count'] ?? '').toLowerCase();
    const amount = (numbers[word] ?? Number(word)) * size.amount;
    return Number.isInteger(amount) && amount > 0 ? { amount, unit: size.unit } : null;
  }
  return null;
}
