import type { LocalDate } from '@noctem/core/kernel';
import { modelWords } from '../models/model-health.ts';
import { dayWords } from '../wording/dates.ts';
import type { Health } from './report-rows.ts';

/** The machinery in one sentence for each part: what waits, what failed, the backup, the models. */
export function healthWords(health: Health, today: LocalDate): string[] {
  const { failedJobs, backup, models } = health;
  return [
    queueWords(health),
    ...(failedJobs === 0 ? [] : [`${count(failedJobs, 'job')} failed in the last 30 days`]),
    backup === null ? 'no backup yet' : `last backup ${dayWords(backup, today)}`,
    modelWords(models),
  ];
}

function queueWords({ waitingJobs, queueProblem }: Health): string {
  if (queueProblem !== null)
    return waitingJobs === 0
      ? 'Redis is away; nothing waits for it'
      : `Redis is away: ${count(waitingJobs, 'piece')} of work ${waitingJobs === 1 ? 'waits' : 'wait'} for it`;
  return waitingJobs === 0 ? 'nothing waits in the queue' : `${count(waitingJobs, 'job')} in the queue`;
}

/** `1 task`, `2 tasks`. */
export function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`;
}
