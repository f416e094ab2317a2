import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { BotJobs, SkillJobs } from '@noctem/core/jobs';
import type { JobHandlers, JobRun } from '@noctem/queue';
import type { Models } from '@noctem/models';
import type { Store } from '@noctem/store';
import { fileByGuess } from '../butler/best-guess.ts';
import { decideOccasion } from '../butler/contact-job.ts';
import { queueReport } from '../butler/queue-report.ts';
import type { ActParts } from '../conversation/act.ts';
import { benchmarkModels, type ModelBenchmark } from '../models/benchmark-models.ts';
import { answerSummons, answerSummonsLater } from '../features/summon/answer-by-model.ts';
import { remindDue } from '../reminders/index.ts';
import { analyseProject, analyseTask, lookOver } from '../skills/index.ts';
import { type AttachmentParts, fetchAttachment } from './fetch-attachment.ts';
import type { HeavyWork } from './heavy.ts';

/** What skills need, in the bot's process and in a worker's. */
export interface SkillParts {
  readonly store: Store;
  readonly act: ActParts;
  readonly models: Models;
  readonly benchmark: ModelBenchmark;
  readonly heavy: HeavyWork;
}

/** What the work of the bot needs as well. */
export interface HandlerParts extends SkillParts, AttachmentParts {
  /** False until what was missed while the program was away has been said: until then no reminder is spoken by itself. */
  readonly awake: () => boolean;
  /** Says that there may be something to send. */
  readonly wakeSender: () => void;
}

/** What is done outside the reply to a message. */
export function createHandlers(parts: HandlerParts): JobHandlers {
  return { ...createBotHandlers(parts), ...createSkillHandlers(parts) };
}

/** What any process beside the database can do. */
export function createSkillHandlers(parts: SkillParts): JobHandlers<SkillJobs> {
  const { heavy, act, models } = parts;
  return {
    'look-over': async (look) => {
      const looked = lookOver({ ...act, models }, look);
      return looked ? { status: 'done', result: looked } : { status: 'skipped', reason: 'the person is not served' };
    },
    'analyse-task': (work, run) => analyseTask(parts, work, run),
    'analyse-project': (work, run) => analyseProject(parts, work, run),
    'review-log': (payload, run) => heavy.run('review-log', payload, run),
    'benchmark-models': (_, run) => benchmarkModels(parts, run.signal),
    'scan-maintenance': (payload, run) => heavy.run('scan-maintenance', payload, run),
  };
}

/** What only the bot's own process does. */
export function createBotHandlers(parts: HandlerParts): JobHandlers<BotJobs> {
  const { store, data, heavy } = parts;
  return {
    summon: (work, run) => answerSummons(parts, work, run),
    'summon-later': (work, run) => answerSummonsLater(parts, work, run),
    backup: (payload, run) => heavy.run('backup', payload, run),
    'fetch-attachment': ({ thoughtId }, run) => fetchAttachment(parts, { thoughtId, signal: run.signal }),
    remind: async ({ reminderId }) => {
      const reminder = store.reminders.byId(reminderId);
      if (reminder?.status !== 'waiting') return { status: 'skipped', reason: 'no longer to be said' };
      if (!parts.awake()) return { status: 'skipped', reason: 'to be said with everything that was missed' };
      remindDue(parts.act, reminder.userId);
      parts.wakeSender();
      return { status: 'done' };
    },
    guess: async ({ clarificationId }) =>
      fileByGuess(parts.act, clarificationId)
        ? { status: 'done' }
        : { status: 'skipped', reason: 'answered, or no longer to be asked' },
    contact: async ({ userId, type, slot }, run) => {
      if (type === 'report') await reviewBefore(heavy, { userId, slot }, run);
      const decision = decideOccasion(parts.act, { userId, type, slot });
      parts.wakeSender();
      return { status: 'done', result: decision };
    },
    report: async ({ userId, askedAt }) => {
      const queued = queueReport(parts.act, { userId, askedAt });
      parts.wakeSender();
      return queued ? { status: 'done' } : { status: 'skipped', reason: 'nobody to send it to' };
    },
    'erase-person': async ({ userId }) => {
      for (const path of store.thoughts.filesOf(userId)) rmSync(join(data, path), { force: true });
      await store.erasePerson(userId);
      return { status: 'done' };
    },
  };
}

/** The report tells what is new in the log. A review that fails must not cost the person the report. */
async function reviewBefore(heavy: HeavyWork, of: { userId: number; slot: string }, run: JobRun): Promise<void> {
  try {
    await heavy.run('review-log', { userId: of.userId, occasion: `report-${of.slot}` }, run);
  } catch {
    // The next review, at night or after the next thoughts, does the same work.
  }
}
