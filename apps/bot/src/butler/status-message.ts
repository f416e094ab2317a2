import { budgetUsed, type ContactPlan, contactPlanFrom, isoWeek, nextContact, weeklyBudget } from '@noctem/core/butler';
import { localMoment } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import type { Reply } from '../conversation/reply.ts';
import type { Scene } from '../conversation/turn.ts';
import { findingLines } from '../maintenance/finding-words.ts';
import { dayWords } from '../wording/dates.ts';
import { reviewWords } from '../insights/review-words.ts';
import { rich } from '../wording/rich.ts';
import { count, healthWords } from './health-words.ts';
import { pastContacts } from './past-contacts.ts';
import { healthOf } from './report-rows.ts';

const occasions = { update: 'an update', clarification: 'my questions', report: 'the report' } as const;

/** How things stand with the butler itself: its budget, its next words, what it keeps, and the machinery. */
export function statusMessage(scene: Scene): Reply {
  const { store, now, today } = scene;
  const plan = contactPlanFrom(store.people.settings(scene.person.id));
  return {
    text: rich(
      FormattedString.bold('Status'),
      `\nUnasked this week: ${usedWords(scene)}.`,
      `\n${nextWords(scene, plan)}`,
      `\nQuiet hours: ${plan.quiet.from === plan.quiet.to ? 'none' : `${plan.quiet.from}–${plan.quiet.to}`}.`,
      `\nI keep ${keptWords(scene)}.`,
      `\n${capitalised(reviewWords(scene))}.`,
      ...healthWords(healthOf(store, now), today).map((words) => `\n${capitalised(words)}.`),
      ...findingLines(store, scene.person.id).map((line) => `\n${line}`),
    ),
  };
}

function usedWords({ store, person, now, today }: Scene): string {
  const past = pastContacts(store, { userId: person.id, now });
  const used = budgetUsed(past, { week: isoWeek(today), zone: person.zone });
  const unconfirmed = past.filter(({ status, week }) => status === 'unconfirmed' && week === isoWeek(today)).length;
  return [
    `${used.update} of ${weeklyBudget.update} updates`,
    `${used.clarification} of ${weeklyBudget.clarification} rounds of questions`,
    `report ${used.report === 0 ? 'to come' : 'sent'}`,
    ...(unconfirmed === 0 ? [] : [`${unconfirmed} unconfirmed`]),
  ].join(', ');
}

function nextWords({ store, person, now, today }: Scene, plan: ContactPlan): string {
  const past = pastContacts(store, { userId: person.id, now });
  const next = nextContact({ plan, zone: person.zone, past }, now);
  if (!next) return 'Next: nothing is planned.';
  const { date, time } = localMoment(next.at, person.zone);
  return `Next: ${occasions[next.type]}, ${dayWords(date, today)} ${time}, if there is anything to say.`;
}

function keptWords({ store, person }: Scene): string {
  const { tasks, notes, projects, questions } = store.figures.kept(person.id);
  return [
    count(tasks, 'open task'),
    count(notes, 'note'),
    count(projects, 'project'),
    `${count(questions, 'question')} for you`,
  ].join(', ');
}

function capitalised(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
