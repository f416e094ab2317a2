import { z } from 'zod';
import { isPlain, numbersIn, type Probe, probeOf, speaksOf } from './probe.ts';

const firstStep = z.object({
  computer_can: z.enum(['all', 'part', 'nothing']),
  first_step: z.string(),
  minutes: z.int(),
});

const analyseTask = {
  work: 'analyse-task',
  system:
    'You help a person with a to-do list. For one task say how much of it a computer could do (all, part or nothing), the first concrete step in at most twelve words, beginning with a verb, and how many minutes the whole task takes.',
  form: firstStep,
  maxTokens: 120,
} as const;

const nextAction = z.object({ next_task: z.int(), blocked: z.boolean(), reason: z.string() });

const analyseProject = {
  work: 'analyse-project',
  system:
    'You help a person with a project. From its numbered open tasks choose the one that should be done next: it must not wait for another task or person. Say whether the project as a whole is blocked, and why, in at most fifteen words.',
  form: nextAction,
  maxTokens: 120,
} as const;

const change = z.object({
  action: z.enum(['reschedule', 'rename', 'make_note', 'delete', 'set_importance', 'unclear']),
  when: z.string().nullable(),
  title: z.string().nullable(),
  importance: z.enum(['high', 'medium', 'low']).nullable(),
});

const summon = {
  work: 'summon',
  system:
    'A person corrects an entry of their to-do list in their own words. Say which change they want. Give the words for the time in `when`, a new title in `title`, an importance in `importance`, and null for what they do not speak of. Where it cannot be told what they want the action is `unclear`.',
  form: change,
  maxTokens: 80,
} as const;

const sentence = z.object({ sentence: z.string() });

const explain = {
  work: 'explain',
  system:
    'Explain to a person, in one plain sentence of at most thirty words, what was found in their log. Use only the facts given, and their numbers.',
  form: sentence,
  maxTokens: 100,
} as const;

/** What a model is tried on: two exercises for each kind of work. They are short, for machines that are slow. */
export const probes: readonly Probe[] = [
  probeOf({
    ...analyseTask,
    prompt: 'Task: renew my passport before the trip in June',
    criteria: [
      ({ computer_can }) => computer_can === 'part',
      ({ first_step }) => isPlain(first_step, 100),
      ({ first_step }) => speaksOf(first_step, ['passport', 'form', 'photo', 'appointment', 'require', 'document']),
      ({ first_step }) => first_step.trim().split(/\s+/).length <= 14,
      ({ minutes }) => minutes >= 15 && minutes <= 480,
    ],
  }),
  probeOf({
    ...analyseTask,
    prompt: 'Task: water the plants on the balcony',
    criteria: [
      ({ computer_can }) => computer_can === 'nothing',
      ({ first_step }) => isPlain(first_step, 100),
      ({ first_step }) => speaksOf(first_step, ['water', 'fill', 'can', 'plant', 'hose', 'soil', 'balcony']),
      ({ minutes }) => minutes >= 2 && minutes <= 45,
    ],
  }),
  probeOf({
    ...analyseProject,
    prompt:
      'Project: garden shed\n1. paint the shed (when it is built)\n2. order the timber\n3. build the shed (timber must be here)\n4. invite friends to see the finished shed',
    criteria: [
      ({ next_task }) => next_task === 2,
      ({ blocked }) => !blocked,
      ({ reason }) => isPlain(reason, 200),
      ({ reason }) => speaksOf(reason, ['timber', 'order', 'material', 'wood', 'first', 'before']),
    ],
  }),
  probeOf({
    ...analyseProject,
    prompt:
      'Project: new bathroom\n1. choose tiles (the plumber must first say which wall stays)\n2. paint the ceiling (after the tiles)\nThe plumber was asked three weeks ago and has not answered.',
    criteria: [
      ({ blocked }) => blocked,
      ({ next_task }) => next_task === 1,
      ({ reason }) => isPlain(reason, 200),
      ({ reason }) => speaksOf(reason, ['plumber', 'answer', 'wait', 'wall', 'repl']),
    ],
  }),
  probeOf({
    ...summon,
    prompt: 'Entry: “call the dentist”, today. They say: hm, better push that one to thursday afternoon',
    criteria: [
      ({ action }) => action === 'reschedule',
      ({ when }) => when !== null && speaksOf(when, ['thursday']),
      ({ when }) => when !== null && speaksOf(when, ['afternoon']),
      ({ title, importance }) => title === null && importance === null,
    ],
  }),
  probeOf({
    ...summon,
    prompt:
      'Entry: “the ferry was on time again”, a task. They say: there is nothing to do there, I only wanted it written down',
    criteria: [
      ({ action }) => action === 'make_note',
      ({ when, title, importance }) => when === null && title === null && importance === null,
    ],
  }),
  probeOf({
    ...explain,
    prompt: 'Facts: texts with “dentist”: 8. Of these the person set the importance to high: 7.',
    criteria: [
      (value) => isPlain(value.sentence, 260),
      (value) => speaksOf(value.sentence, ['dentist']),
      (value) => [7, 8].every((number) => numbersIn(value.sentence).includes(number)),
      (value) => numbersIn(value.sentence).every((number) => number === 7 || number === 8),
    ],
  }),
  probeOf({
    ...explain,
    prompt: 'Facts: the words “this weekend” were written 6 times. 5 times the person then chose Saturday.',
    criteria: [
      (value) => isPlain(value.sentence, 260),
      (value) => speaksOf(value.sentence, ['weekend']) && speaksOf(value.sentence, ['saturday']),
      (value) => [5, 6].every((number) => numbersIn(value.sentence).includes(number)),
      (value) => numbersIn(value.sentence).every((number) => number === 5 || number === 6),
    ],
  }),
];
