import { oneLine } from '@noctem/core/kernel';
import { momentInWords, type ProposedRule, type RuleValue } from '@noctem/core/rules';
import type { DetectedPattern, Proof, ProposedInsight } from './insight.ts';

export interface Phrasing {
  readonly pattern: DetectedPattern;
  readonly rule: ProposedRule;
  readonly isRemoval: boolean;
  readonly proof: Proof;
}

type Words = Pick<ProposedInsight, 'title' | 'explanation' | 'action'>;

/**
 * How an insight is put: a title, one sentence, and what would be done. The person's own words stand in it as text, on one line and
 * cut to a length that always fits a message.
 */
export function phrasedInsight(phrasing: Phrasing): Words {
  const { title, why, action } = wordsFor(phrasing);
  return {
    title: oneLine(title, 120),
    explanation: oneLine(`${why}${proofWords(phrasing)}`, 500),
    action: oneLine(action, 200),
  };
}

interface Parts {
  readonly title: string;
  /** One sentence without its point. */
  readonly why: string;
  readonly action: string;
}

function wordsFor({ pattern, rule, isRemoval }: Phrasing): Parts {
  if (isRemoval) return removal(pattern, rule);
  const seen = shareWords(pattern);
  switch (rule.type) {
    case 'keyword': {
      const level = rule.value.importance ?? 'no';
      const name = quoted(rule.value.phrase);
      return {
        title: rule.value.importance === 'high' ? `${name} is important to you` : `${name} is of ${level} importance`,
        why: `You gave tasks with ${name} ${level} importance ${seen}`,
        action: `Add ${name} → ${level} importance`,
      };
    }
    case 'kind': {
      const { phrase, kind } = rule.value;
      const name = quoted(phrase);
      return {
        title: `${name} is ${kinds[kind]}`,
        why: `What you write with ${name} became ${kinds[kind]} ${seen}, though I filed or asked it otherwise`,
        action: `File ${name} as ${kinds[kind]} at once`,
      };
    }
    case 'project': {
      const [name, project] = [quoted(rule.value.phrase), quoted(rule.value.project)];
      return {
        title: `${name} belongs to ${project}`,
        why: `You put thoughts with ${name} into ${project} ${seen}`,
        action: `Put ${name} into the project ${project}`,
      };
    }
    case 'ambiguity': {
      const name = quoted(rule.value.phrase);
      return {
        title: `I keep misfiling ${name}`,
        why: `What I made of ${name} was corrected ${seen}, not always in the same way`,
        action: `Flag ${name} as ${rule.value.ambiguity} ambiguity, and ask`,
      };
    }
    case 'time_expression': {
      const name = quoted(rule.value.phrase);
      const moment = momentInWords({ ...rule.value, day: rule.value.day ?? understoodIn(pattern) });
      return {
        title: `${name} means ${moment}`,
        why: `When you wrote ${name} you meant ${moment} ${seen}`,
        action: `Read ${name} → ${moment}`,
      };
    }
    case 'confidence_threshold':
      return threshold(rule.value, pattern);
    case 'model':
      return {
        title: `${oneLine(rule.value.model, 40)} does better at ${works[rule.value.work] ?? rule.value.work}`,
        why: sentenceOf(pattern),
        action: `Use ${oneLine(rule.value.model, 60)} for ${works[rule.value.work] ?? rule.value.work}`,
      };
    case 'timing':
      return {
        title: `You answer around ${rule.value.at}`,
        why: sentenceOf(pattern),
        action: `Send ${contacts[rule.value.contact]} at ${rule.value.at}`,
      };
    case 'question':
      return question(rule.value, pattern);
  }
}

/** The day of the week that the words mean anyway. */
function understoodIn({ context }: DetectedPattern): { weekday: number } | null {
  const day = context['understood'];
  return typeof day === 'object' && day !== null && 'weekday' in day && typeof day.weekday === 'number'
    ? { weekday: day.weekday }
    : null;
}

const kinds = { task: 'a task', note: 'a note', question: 'a question', project: 'a project' } as const;
const contacts = { update: 'updates', clarification: 'questions', report: 'the report' } as const;
const works: Readonly<Record<string, string>> = {
  'analyse-task': 'task analysis',
  'analyse-project': 'project planning',
  summon: 'corrections',
  explain: 'explanations',
};
const classes = {
  deadline: 'tasks with deadlines',
  dated: 'tasks with a day',
  undated: 'tasks without a day',
  recurring: 'tasks that repeat',
  note: 'notes',
  several: 'messages with several tasks',
} as const;
const reasons = { scope: 'whether it is a project', timing: 'when', intent: 'what it is' } as const;

function threshold(
  { class: of, threshold: which, at }: RuleValue<'confidence_threshold'>,
  pattern: DetectedPattern,
): Parts {
  const isLower = pattern.context['direction'] === 'lower';
  if (which === 'confirm')
    return {
      title: `I am too sure of ${classes[of]}`,
      why: sentenceOf(pattern),
      action: `Offer fixes for ${classes[of]} below ${percent(at)} confidence`,
    };
  return {
    title: isLower ? `I ask too much about ${classes[of]}` : `I file ${classes[of]} too boldly`,
    why: sentenceOf(pattern),
    action: `${isLower ? 'Lower' : 'Raise'} the threshold to ${at} for ${classes[of]}`,
  };
}

function question({ phrase, reason, project }: RuleValue<'question'>, pattern: DetectedPattern): Parts {
  if (reason === 'suggestion') {
    const where = project === null ? 'anything' : quoted(project);
    return {
      title: project === null ? 'You do not use my suggestions' : `You do not use suggestions for ${where}`,
      why: sentenceOf(pattern),
      action: `Suggest nothing for ${where} any more`,
    };
  }
  const name = phrase === null ? `asking ${reasons[reason]}` : `asking about ${quoted(phrase)}`;
  return {
    title: `${name.charAt(0).toUpperCase()}${name.slice(1)} is of no use`,
    why: phrase === null ? sentenceOf(pattern) : answersWords(phrase, pattern),
    action:
      phrase === null
        ? `Stop asking ${reasons[reason]}, and file by my best guess`
        : `File ${quoted(phrase)} by my best guess, without asking`,
  };
}

function answersWords(phrase: string, pattern: DetectedPattern): string {
  if ('sentence' in pattern.context) return sentenceOf(pattern);
  return `When I asked about ${quoted(phrase)} your answer was what I would have guessed ${shareWords(pattern)}`;
}

function removal(pattern: DetectedPattern, rule: ProposedRule): Parts {
  const name = 'phrase' in rule.value && rule.value.phrase !== null ? quoted(rule.value.phrase) : rule.key;
  return {
    title: `The rule about ${name} is wrong too often`,
    why: sentenceOf(pattern),
    action: `Remove the rule about ${name}`,
  };
}

/** "7 of 8 times", as the pattern counted. */
function shareWords({ count, context }: DetectedPattern): string {
  const others = numberIn(context, 'against') + numberIn(context, 'left_as_they_were');
  return others === 0 ? `all ${count} times` : `${count} of ${count + others} times`;
}

function numberIn(context: DetectedPattern['context'], name: string): number {
  const value = context[name];
  return typeof value === 'number' ? value : 0;
}

/** The sentence that a detector wrote about its own figures. */
function sentenceOf({ context, count }: DetectedPattern): string {
  const sentence = context['sentence'];
  return typeof sentence === 'string' ? sentence : `It showed ${count} times`;
}

function proofWords({ proof, rule, isRemoval }: Phrasing): string {
  if (proof.basis === 'figures') return '';
  if (rule.type === 'ambiguity' && !isRemoval) {
    const needless = proof.broken === 0 ? 'none that were right' : `${proof.broken} that were right`;
    return `; tried on your log I would have asked about ${proof.changed}, ${proof.fixed} of them put right by you, ${needless}`;
  }
  const against = proof.broken === 0 ? 'none against' : `${proof.broken} against`;
  return `; tried on your log it would have changed ${proof.changed}, ${proof.fixed} of them as you wanted, ${against}`;
}

function quoted(text: string): string {
  return `“${oneLine(text, 60)}”`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}
