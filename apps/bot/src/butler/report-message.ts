import {
  type Achievement,
  type ReportRows,
  shareRight,
  trendLine,
  waitingFirst,
  weeklyBudget,
} from '@noctem/core/butler';
import type { ContactType } from '@noctem/core/butler';
import type { Task } from '@noctem/core/items';
import { type LocalDate, oneLine } from '@noctem/core/kernel';
import { FormattedString } from '@grammyjs/parse-mode';
import type { Reply } from '../conversation/reply.ts';
import { calendarDay, dueWords } from '../wording/dates.ts';
import { rich } from '../wording/rich.ts';
import { count, healthWords } from './health-words.ts';
import type { Health } from './report-rows.ts';
import { doneButton } from './update-message.ts';

/** What a report says beside its rows. */
export interface ReportSurroundings {
  readonly health: Health;
  readonly used: Readonly<Record<ContactType, number>>;
  /** What should be done about the machinery, in lines. */
  readonly findings: readonly string[];
  /** When the log was reviewed, and what that found. */
  readonly review: string;
  /** How many insights follow as messages of their own. */
  readonly insights: number;
}

const titleLength = 60;
const namedDone = 3;

/** What is said where a report would have nothing in it. */
export const nothingToReport = 'Nothing to report yet: write me a thought and there will be.';

/** The report as it is read in twenty seconds: what was done, what waits, how well the system did, and how it is. */
export function reportMessage(rows: ReportRows, around: ReportSurroundings): Reply {
  const waiting = waitingFirst(rows.openTasks);
  return {
    text: rich(
      FormattedString.bold(`Your week, ${calendarDay(rows.from)} – ${calendarDay(rows.to)}`),
      `\n\n${doneWords(rows.done)}`,
      `\n\n${waitingWords(rows)}`,
      ...waiting.map((task, index) => taskLine(task, index + 1, rows.today)),
      `\n\n${achievedWords(rows.achieved)}`,
      ...trend(rows.weeks),
      `\n\n${closing(around, rows.today)}`,
      ...around.findings.map((line) => `\n${line}`),
    ),
    keyboard: waiting.length === 0 ? [] : [waiting.map((task, index) => doneButton(index + 1, task.id))],
    listing: waiting.map((task) => ({ type: 'task', id: task.id })),
  };
}

function doneWords(done: readonly string[]): string {
  if (done.length === 0) return 'Nothing was ticked off. Such weeks happen.';
  const named = done.slice(-namedDone).map((title) => oneLine(title, titleLength));
  const others = done.length > named.length ? ` and ${done.length - named.length} more` : '';
  return `Done: ${done.length} — ${named.join(', ')}${others}.`;
}

function waitingWords({ openTasks, waitingQuestions, today }: ReportRows): string {
  const overdue = openTasks.filter(({ date }) => date !== null && date < today).length;
  const parts = [
    openTasks.length === 0 ? 'no task is open' : count(openTasks.length, 'open task'),
    ...(overdue === 0 ? [] : [`${overdue} overdue`]),
    ...(waitingQuestions === 0 ? [] : [`${count(waitingQuestions, 'question')} for you`]),
  ];
  return `Waiting: ${parts.join(', ')}.`;
}

function taskLine(task: Task, number: number, today: LocalDate): FormattedString {
  const due = dueWords(task, today);
  const title = FormattedString.bold(oneLine(task.title, titleLength) || '(no words)');
  return rich(`\n${number}. `, title, due === '' ? '' : ` — ${due}`);
}

function achievedWords(achieved: Achievement): string {
  const { thoughts, filed, corrected, asked, answered } = achieved;
  const share = shareRight(achieved);
  return [
    `You wrote ${count(thoughts, 'thought')}.`,
    ...(share === null
      ? []
      : [
          `I filed ${percent(share)} right the first time${corrected === 0 ? '' : ` (you put ${corrected} of ${filed} right)`}.`,
        ]),
    ...(asked + answered === 0
      ? []
      : [`I asked ${count(asked, 'question')}, you answered ${answered === 0 ? 'none' : answered}.`]),
  ].join(' ');
}

/** Two weeks make a trend; before the first thought there is none. */
function trend(weeks: ReportRows['weeks']): (FormattedString | string)[] {
  const begun = weeks.slice(weeks.findIndex(({ thoughts }) => thoughts > 0));
  if (begun.length < 2 || begun.every(({ thoughts }) => thoughts === 0)) return [];
  const thoughts = trendLine(begun.map((week) => week.thoughts));
  const right = trendLine(begun.map(shareRight));
  return [
    '\n',
    FormattedString.code(thoughts),
    ' thoughts a week\n',
    FormattedString.code(right),
    ' right the first time',
  ];
}

function closing({ health, used, review, insights }: ReportSurroundings, today: LocalDate): string {
  const spoken = used.update + used.clarification;
  const budget = `I spoke unasked ${spoken} of ${weeklyBudget.update + weeklyBudget.clarification} times this week`;
  const follow = insights === 0 ? '' : ` 💡 ${count(insights, 'insight')} below.`;
  return `${[...healthWords(health, today), budget, review].map(asSentence).join(' ')}${follow}`;
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
