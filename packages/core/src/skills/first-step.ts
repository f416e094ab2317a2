import { oneLine } from '@noctem/core/kernel';
import { confidenceOfRules, type Proposal } from './suggestion.ts';

/** A kind of work that shows in its verb: how it begins, whatever it is about. */
interface Beginning {
  readonly verbs: string;
  readonly step: (about: { readonly object: string; readonly whole: string }) => string;
  readonly minutes: number;
  readonly help: string;
  readonly alternatives: readonly string[];
}

const beginnings: readonly Beginning[] = [
  {
    verbs: 'plan organise organize prepare arrange host throw',
    step: ({ object }) => `List who, when and what it may cost for ${object}`,
    minutes: 15,
    help: 'A computer could draft a checklist.',
    alternatives: ['Ask those involved for two dates that suit them', 'Look at how it was done last time'],
  },
  {
    verbs: 'renew apply register enrol enroll claim cancel switch file extend appeal',
    step: ({ whole }) => `Find out which papers and fees it takes to ${whole}`,
    minutes: 15,
    help: 'A computer could look up the form and the office.',
    alternatives: ['Call the office and ask what they need', 'Look for the papers of the last time'],
  },
  {
    verbs: 'write draft compose',
    step: ({ object }) => `Note the three points that matter for ${object}`,
    minutes: 10,
    help: 'A computer could write a first draft from them.',
    alternatives: ['Write the first sentence, however bad', 'Find an older text to begin from'],
  },
  {
    verbs: 'fix repair mend replace install mount',
    step: ({ object }) => `Photograph the place and look up part and tool for ${object}`,
    minutes: 15,
    help: 'A computer could look up instructions for the exact model.',
    alternatives: ['Ask somebody who has done it', 'Get a price from a tradesman'],
  },
  {
    verbs: 'choose compare research investigate evaluate pick select decide',
    step: ({ object }) => `Write down the three things that decide about ${object}`,
    minutes: 10,
    help: 'A computer could compare what there is by them.',
    alternatives: ['Ask somebody who has chosen before', 'Set the day on which to decide'],
  },
  {
    verbs: 'learn study practise practice',
    step: ({ object }) => `Choose a first lesson and one half hour this week: ${object}`,
    minutes: 10,
    help: 'A computer could make a plan of lessons.',
    alternatives: ['Find somebody to learn it with', 'Try it for ten minutes to see what is missing'],
  },
  {
    verbs: 'declutter tidy sort clear organise organize',
    step: ({ object }) => `Begin with one shelf or drawer of ${object}, fifteen minutes by the clock`,
    minutes: 15,
    help: 'A computer can do little here.',
    alternatives: ['Put a box beside the door for what may go', 'Do the part first that is seen most'],
  },
  {
    verbs: 'build renovate redesign design develop create refurbish restore',
    step: ({ object }) => `Sketch ${object} and list what is missing for it`,
    minutes: 20,
    help: 'A computer could make a list of materials from the sketch.',
    alternatives: ['Measure the place', 'Find three examples to copy from'],
  },
  {
    verbs: 'sell donate auction',
    step: ({ object }) => `Take three photos of ${object} and write two lines about it`,
    minutes: 15,
    help: 'A computer could write the advertisement.',
    alternatives: ['Look up what others ask for the same', 'Ask friends first'],
  },
];

const byVerb = new Map<string, Beginning>();
for (const one of beginnings) for (const verb of one.verbs.split(' ')) if (!byVerb.has(verb)) byVerb.set(verb, one);

const longestObject = 70;
const lead = /^(?:please |to |i (?:need|have|want) to |remember to |let's )+/iu;
const particle = /^(?:how to |about |for |up |out |on |which |between )+/iu;
const empty = /^(?:it|that|this|them|these|those|things?|stuff|something)$/iu;

/**
 * How to begin with what a title says, told from its verb alone: for when there is no model. Null where the verb tells
 * nothing; a step that only says the title again is none.
 *
 * @example firstStep('renew passport')?.text // 'Find out which papers and fees it takes to renew passport'
 */
export function firstStep(title: string): Proposal | null {
  const words = title.replace(lead, '').replace(/[\s.!]+$/u, '');
  const match = /^(\p{L}+)\s+(.+)$/su.exec(words);
  const beginning = byVerb.get(match?.[1]?.toLowerCase() ?? '');
  const object = oneLine((match?.[2] ?? '').replace(particle, ''), longestObject);
  if (!match || !beginning || object.length < 3 || object.endsWith('…') || empty.test(object)) return null;
  const whole = `${(match[1] ?? '').toLowerCase()} ${oneLine(match[2] ?? '', longestObject)}`;
  const { minutes, help, alternatives } = beginning;
  const text = beginning.step({ object, whole });
  return { text, minutes, help, blockers: [], stale: false, alternatives, confidence: confidenceOfRules };
}
