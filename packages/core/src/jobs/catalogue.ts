import { z } from 'zod';
import { defineJob, jobMaker, type JobCatalogue, type NameIn, type PayloadIn, type Retries } from './definition.ts';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

const summons = z.object({
  /** The person's words, kept as this thought. */
  thoughtId: z.int().positive(),
  aboutType: z.enum(['task', 'note', 'project', 'thought']).nullable(),
  aboutId: z.int().positive().nullable(),
});

/** For what is over soon and must not be lost. */
const stubborn: Retries = { attempts: 8, firstMs: 5 * second, maxMs: hour };
/** For what speaks to a person: long after its occasion it had better be silent. */
const speaking: Retries = { attempts: 4, firstMs: 30 * second, maxMs: 10 * minute };
/** For a look at everything, which comes again anyway. */
const looking: Retries = { attempts: 4, firstMs: minute, maxMs: 15 * minute };
/** For what may wait for a model. */
const thinking: Retries = { attempts: 4, firstMs: minute, maxMs: hour };

/** Answers of models that a person waits for, and those that were promised for later. */
const answers = ['summon', 'summon-later'];
const awaited = ['summon'];
const analyses = ['look-over', 'analyse-task', 'analyse-project'];

/** Names what an analysis looks at. */
const basis = z.string().regex(/^[a-z0-9]{1,20}$/);

/**
 * Work of the bot's own process: what speaks to people or fetches from Telegram, and what must go on where Redis is away.
 * A new kind is one entry here and one handler.
 */
export const botJobs = {
  /** Has a model read a summons that rules cannot; somebody waits for the answer. */
  summon: defineJob({
    payload: summons,
    key: ({ thoughtId }) => String(thoughtId),
    retries: { attempts: 3, firstMs: 10 * second, maxMs: minute },
    timeLimitMs: 45 * second,
    priority: 10,
    weight: 'light',
    waitsForIdle: false,
  }),
  /** The same, where the model took too long or was away: the answer comes when there is one. */
  'summon-later': defineJob({
    payload: summons,
    key: ({ thoughtId }) => String(thoughtId),
    retries: { attempts: 8, firstMs: minute, maxMs: 2 * hour },
    timeLimitMs: 5 * minute,
    priority: 25,
    weight: 'slow',
    waitsForIdle: false,
  }),
  /** The daily copy of the database. */
  backup: defineJob({
    payload: z.object({ day: z.iso.date() }),
    key: ({ day }) => day,
    retries: looking,
    timeLimitMs: 10 * minute,
    priority: 80,
    weight: 'heavy',
    waitsForIdle: false,
  }),
  /** Downloads the voice message, photo or document of a thought and keeps it. */
  'fetch-attachment': defineJob({
    payload: z.object({ thoughtId: z.int().positive() }),
    key: ({ thoughtId }) => String(thoughtId),
    retries: stubborn,
    timeLimitMs: 2 * minute,
    priority: 20,
    weight: 'light',
    waitsForIdle: false,
  }),
  /** Says that the time of a task has come. The row of the reminder decides whether it still has. */
  remind: defineJob({
    payload: z.object({ reminderId: z.int().positive() }),
    key: ({ reminderId }) => String(reminderId),
    retries: { attempts: 8, firstMs: second, maxMs: 5 * minute },
    timeLimitMs: 30 * second,
    priority: 5,
    weight: 'light',
    waitsForIdle: false,
  }),
  /** Files by the best guess what was asked about twice and not answered. */
  guess: defineJob({
    payload: z.object({ clarificationId: z.int().positive(), askedAt: z.int() }),
    key: ({ clarificationId, askedAt }) => `${clarificationId}-${askedAt}`,
    retries: stubborn,
    timeLimitMs: 30 * second,
    priority: 30,
    weight: 'light',
    waitsForIdle: false,
  }),
  /** Decides whether the butler speaks unasked on an occasion. `at` tells the second look at one from the first. */
  contact: defineJob({
    payload: z.object({
      userId: z.int().positive(),
      type: z.enum(['update', 'clarification', 'report']),
      slot: z.iso.date(),
      at: z.int().optional(),
    }),
    key: ({ userId, type, slot, at }) => `${userId}-${type}-${slot}${at === undefined ? '' : `-${at}`}`,
    retries: speaking,
    timeLimitMs: minute,
    priority: 15,
    weight: 'light',
    waitsForIdle: false,
  }),
  /** Sends a report that was asked for at the command line. */
  report: defineJob({
    payload: z.object({ userId: z.int().positive(), askedAt: z.int() }),
    key: ({ userId, askedAt }) => `${userId}-${askedAt}`,
    retries: speaking,
    timeLimitMs: minute,
    priority: 15,
    weight: 'light',
    waitsForIdle: false,
  }),
  /** Deletes, piece by piece, everything of a person who asked for it. */
  'erase-person': defineJob({
    payload: z.object({ userId: z.int().positive() }),
    key: ({ userId }) => String(userId),
    retries: stubborn,
    timeLimitMs: 10 * minute,
    priority: 10,
    weight: 'light',
    waitsForIdle: false,
  }),
} satisfies JobCatalogue;

/**
 * Skills: slow work that any process beside the database can do, the bot itself or a worker, carried by Redis where there
 * is one. A new kind is one entry here and one handler.
 */
export const skillJobs = {
  /** Looks at what a person has made and changed, and says what of it is worth an analysis. */
  'look-over': defineJob({
    payload: z.object({ userId: z.int().positive(), at: z.int() }),
    key: ({ userId, at }) => `${userId}-${at}`,
    retries: looking,
    timeLimitMs: minute,
    priority: 35,
    weight: 'light',
    waitsForIdle: true,
  }),
  /** What could be done first for a task, and what a computer could do for it. `at` names the look that asks for it. */
  'analyse-task': defineJob({
    payload: z.object({ taskId: z.int().positive(), basis, at: z.int() }),
    key: ({ taskId, basis: of, at }) => `${taskId}-${of}-${at}`,
    retries: thinking,
    timeLimitMs: 5 * minute,
    priority: 40,
    weight: 'slow',
    waitsForIdle: true,
    yieldsTo: answers,
    interruptedBy: awaited,
  }),
  /** What comes next in a project. `after` are its tasks that are analysed first, `until` then at most. */
  'analyse-project': defineJob({
    payload: z.object({
      projectId: z.int().positive(),
      basis,
      at: z.int(),
      after: z.array(z.int()).optional(),
      until: z.int().optional(),
    }),
    key: ({ projectId, basis: of, at }) => `${projectId}-${of}-${at}`,
    retries: thinking,
    timeLimitMs: 5 * minute,
    priority: 45,
    weight: 'slow',
    waitsForIdle: true,
    yieldsTo: answers,
    interruptedBy: awaited,
  }),
  /** Reviews a person's log: finds what recurs, and proposes what would help. The occasion tells one review from the next. */
  'review-log': defineJob({
    payload: z.object({ userId: z.int().positive(), occasion: z.string().regex(/^[\w.-]{1,40}$/) }),
    key: ({ userId, occasion }) => `${userId}-${occasion}`,
    retries: looking,
    timeLimitMs: 5 * minute,
    priority: 95,
    weight: 'heavy',
    waitsForIdle: true,
    yieldsTo: analyses,
  }),
  /** Looks at the machinery and notes what should be done about it. */
  'scan-maintenance': defineJob({
    payload: z.object({ day: z.iso.date() }),
    key: ({ day }) => day,
    retries: looking,
    timeLimitMs: 5 * minute,
    priority: 90,
    weight: 'heavy',
    waitsForIdle: false,
  }),
  /**
   * Measures the models of which there are no figures yet, or old ones. It computes nothing itself and waits for servers: as
   * heavy work it would only hold up what is.
   */
  'benchmark-models': defineJob({
    payload: z.object({ day: z.iso.date() }),
    key: ({ day }) => day,
    retries: { attempts: 2, firstMs: 15 * minute, maxMs: hour },
    timeLimitMs: hour,
    priority: 95,
    weight: 'light',
    waitsForIdle: true,
    yieldsTo: [...answers, ...analyses],
    interruptedBy: awaited,
  }),
} satisfies JobCatalogue;

/** Every kind of work that is done outside the reply to a message. */
export const jobCatalogue = { ...botJobs, ...skillJobs } satisfies JobCatalogue;

export type BotJobs = typeof botJobs;
export type SkillJobs = typeof skillJobs;

export type NoctemJobs = typeof jobCatalogue;
export type JobName = NameIn<NoctemJobs>;
export type JobPayload<N extends JobName> = PayloadIn<NoctemJobs, N>;

/**
 * A piece of work for the outbox.
 *
 * @example newJob({ name: 'backup', payload: { day: '2026-11-22' }, userId: null, runAt: clock.now() }).jobId
 * // 'backup-2026-11-22'
 */
export const newJob = jobMaker(jobCatalogue);
