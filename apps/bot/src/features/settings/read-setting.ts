import { contactSettings, type ContactType } from '@noctem/core/butler';
import type { SettingsPatch } from './change-settings.ts';
import type { ChoiceName } from './choices.ts';
import type { State } from './state.ts';

const types = {
  update: 'update',
  question: 'clarification',
  clarification: 'clarification',
  report: 'report',
} as const satisfies Record<string, ContactType>;
const choiceOf = { update: 'updateAt', clarification: 'questionAt', report: 'reportAt' } as const satisfies Record<
  ContactType,
  ChoiceName
>;
const longestLead = 10_080;
const longestIdle = 1_440;

/** A setting in words: "updates 8:30", "quiet 23:00-6:30", "quiet never", "reminders 15", "idle 10". Null for others. */
export function readSetting(state: State, words: string): { name: ChoiceName; patch: SettingsPatch } | null {
  return contactTime(state, words) ?? quietHours(words) ?? lead(words) ?? idle(words);
}

function contactTime({ plan }: State, words: string) {
  const match = /^(update|question|clarification|report)s?(?: at)? (\d{1,2})[:.](\d{2})$/i.exec(words);
  const at = match && clock(match[2], match[3]);
  if (!match || at === null) return null;
  const type = types[(match[1] ?? '').toLowerCase() as keyof typeof types];
  return { name: choiceOf[type], patch: { [contactSettings[type]]: { ...plan.times[type], at } } };
}

function quietHours(words: string) {
  if (/^quiet(?: hours)? (?:never|off|none)$/i.test(words)) return quietPatch('00:00', '00:00');
  const match =
    /^quiet(?: hours)?(?: from)? (\d{1,2})[:.](\d{2})\s*(?:-|–|to|until|till)\s*(\d{1,2})[:.](\d{2})$/i.exec(words);
  const from = match && clock(match[1], match[2]);
  const to = match && clock(match[3], match[4]);
  return from === null || to === null ? null : quietPatch(from, to);
}

function quietPatch(from: string, to: string) {
  return { name: 'quietFrom' as const, patch: { [contactSettings.quiet]: { from, to } } };
}

function lead(words: string) {
  const match = /^(?:reminders?|lead)(?: lead)? (\d{1,5})\s*(?:m|min|mins|minutes)?$/i.exec(words);
  const minutes = Number(match?.[1]);
  return match && minutes <= longestLead ? { name: 'lead' as const, patch: { reminderLead: minutes } } : null;
}

function idle(words: string) {
  const match = /^(?:idle|silence|suggestions?(?: after)?) (\d{1,4})\s*(?:m|min|mins|minutes)?$/i.exec(words);
  const minutes = Number(match?.[1]);
  return match && minutes <= longestIdle ? { name: 'idle' as const, patch: { idleMinutes: minutes } } : null;
}

function clock(hours = '', minutes = ''): string | null {
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, '0')}:${minutes}` : null;
}
