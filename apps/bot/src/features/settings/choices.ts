import { contactSettings, type ContactType } from '@noctem/core/butler';
import type { Conventions } from '@noctem/core/capture';
import type { SettingsPatch } from './change-settings.ts';
import type { State } from './state.ts';

/** One thing that a person can choose: what may be chosen, in words, and what is chosen now. */
export interface Choice {
  /** Begins the sentence that the chosen words end. */
  readonly question: string;
  readonly values: Readonly<Record<string, string>>;
  /** Several values hold at once, and a tap takes one in or out. */
  readonly toggles?: true;
  chosen(state: State): readonly string[];
  /** The settings to write, or the sentence that says why not. */
  write(state: State, value: string): SettingsPatch | string;
  /** The chosen in words, where the buttons' own are too short; null where the sentence has to do without. */
  words?(state: State): string | null;
}

const weekdays = { 1: 'Mo', 2: 'Tu', 3: 'We', 4: 'Th', 5: 'Fr', 6: 'Sa', 7: 'Su' };
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** The budget of a week: more days than this would never all be used. */
const mostDays = { update: 3, clarification: 2, report: 1 } as const satisfies Record<ContactType, number>;

const hours = ['07:00', '08:00', '09:00', '12:00', '18:00', '20:00'];

/** All choices, by the name that travels in the buttons. */
export const choices = {
  language: {
    question: 'I read your messages as',
    values: { en: 'English', de: 'Deutsch' },
    chosen: ({ person }) => [person.locale.startsWith('de') ? 'de' : 'en'],
    write: (_state, value) => ({ locale: value === 'de' ? 'de-DE' : 'en-US' }),
  },
  nextWeekday: convention('nextWeekday', '“next friday” is', {
    'after-this-week': 'in the week after this',
    coming: 'the coming one',
  }),
  numericDates: convention('numericDates', '12/1 is', {
    locale: 'as in my language',
    'month-first': '1 December',
    'day-first': '12 January',
  }),
  weekStart: convention('weekStart', 'My week begins on', { 1: 'Monday', 7: 'Sunday' }),
  weekEnd: convention('weekEnd', '“this week” ends on', { 5: 'Friday', 6: 'Saturday', 7: 'Sunday' }),
  updateDays: days('update', 'Updates come on'),
  updateAt: hour('update', 'at'),
  questionDays: days('clarification', 'Questions come on'),
  questionAt: hour('clarification', 'at'),
  reportDays: days('report', 'The report comes on'),
  reportAt: hour('report', 'at'),
  quietFrom: quiet('from', 'I am quiet', ['20:00', '21:00', '22:00', '23:00', '00:00']),
  quietTo: quiet('to', 'until', ['06:00', '07:00', '08:00', '09:00', '10:00']),
  lead: {
    question: 'I remind you',
    values: {
      0: 'on time',
      5: '5 min',
      10: '10 min',
      15: '15 min',
      30: '30 min',
      60: '1 h',
      120: '2 h',
      1440: '1 day',
    },
    chosen: ({ person }) => [String(person.reminderLead)],
    write: (_state, value) => ({ reminderLead: Number(value) }),
    words: ({ person }) =>
      person.reminderLead === 0 ? 'at the time of a task' : `${leadWords(person.reminderLead)} before a task`,
  },
  idle: {
    question: 'I think about your things once you have been silent for',
    values: { 0: '0 min', 1: '1 min', 5: '5 min', 15: '15 min', 60: '1 h' },
    chosen: ({ person }) => [String(person.idleMinutes)],
    write: (_state, value) => ({ idleMinutes: Number(value) }),
    words: ({ person }) => `${person.idleMinutes} ${person.idleMinutes === 1 ? 'minute' : 'minutes'}`,
  },
} satisfies Record<string, Choice>;

export type ChoiceName = keyof typeof choices;

/** Whether there is a choice of this name. */
export function isChoice(name: string): name is ChoiceName {
  return Object.hasOwn(choices, name);
}

function convention(name: keyof Conventions, question: string, values: Readonly<Record<string, string>>): Choice {
  return {
    question,
    values,
    chosen: ({ person }) => [String(person.conventions[name])],
    write: ({ person }, value) => ({
      conventions: { ...person.conventions, [name]: /^\d$/.test(value) ? Number(value) : value },
    }),
  };
}

/** A tap on a day takes it in or out; the report has one day, which moves. */
function days(type: ContactType, question: string): Choice {
  const most = mostDays[type];
  return {
    question,
    values: weekdays,
    toggles: true,
    chosen: ({ plan }) => plan.times[type].weekdays.map(String),
    write: ({ plan }, value) => {
      const { weekdays: now, at } = plan.times[type];
      const day = Number(value);
      const without = now.filter((one) => one !== day);
      const wanted = without.length < now.length ? without : most === 1 ? [day] : [...now, day];
      if (wanted.length > most) return `At most ${most} a week: take a day away first.`;
      return { [contactSettings[type]]: { weekdays: wanted.toSorted((left, right) => left - right), at } };
    },
    words: ({ plan }) => {
      const names = plan.times[type].weekdays.map((day) => dayNames[day - 1] ?? '');
      return names.length === 0 ? 'no day' : names.join(', ');
    },
  };
}

function hour(type: ContactType, question: string): Choice {
  return {
    question,
    values: byTime(hours),
    chosen: ({ plan }) => [keyOf(plan.times[type].at)],
    write: ({ plan }, value) => ({ [contactSettings[type]]: { ...plan.times[type], at: timeOf(value) } }),
    words: ({ plan }) => plan.times[type].at,
  };
}

function quiet(side: 'from' | 'to', question: string, times: readonly string[]): Choice {
  return {
    question,
    values: { ...byTime(times), ...(side === 'from' && { never: 'Never' }) },
    chosen: ({ plan }) => (plan.quiet.from === plan.quiet.to ? ['never'] : [keyOf(plan.quiet[side])]),
    write: ({ plan }, value) => ({
      [contactSettings.quiet]:
        value === 'never'
          ? { from: plan.quiet.to, to: plan.quiet.to }
          : quietHours(plan.quiet, { side, at: timeOf(value) }),
    }),
    words: ({
      plan: {
        quiet: { from, to },
      },
    }) => {
      if (from === to) return side === 'from' ? 'never' : null;
      return side === 'from' ? `from ${from}` : to;
    },
  };
}

/** Whoever was never quiet and sets one end gets the usual other end. */
function quietHours(now: { from: string; to: string }, set: { side: 'from' | 'to'; at: string }) {
  const wasNever = now.from === now.to;
  const rest = wasNever ? { from: '22:00', to: '07:00' } : now;
  return { ...rest, [set.side]: set.at };
}

/** A button parts its words by colons: 09:00 travels as 0900. */
function keyOf(time: string): string {
  return time.replace(':', '');
}

function timeOf(key: string): string {
  return `${key.slice(0, 2)}:${key.slice(2)}`;
}

function byTime(times: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(times.map((time) => [keyOf(time), time]));
}

function leadWords(minutes: number): string {
  if (minutes >= 1440 && minutes % 1440 === 0) return minutes === 1440 ? 'a day' : `${minutes / 1440} days`;
  if (minutes >= 60 && minutes % 60 === 0) return minutes === 60 ? 'an hour' : `${minutes / 60} hours`;
  return `${minutes} minutes`;
}
