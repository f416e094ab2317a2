import type { ProposedRule, RuleValue } from './rule.ts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

const kinds = { task: 'a task', note: 'a note', question: 'a question', project: 'a project' } as const;
const asked = { scope: 'whether it is a project', timing: 'when', intent: 'what it is' } as const;
const classes = {
  deadline: 'tasks with a deadline',
  dated: 'tasks with a day',
  undated: 'tasks without a day',
  recurring: 'tasks that repeat',
  note: 'notes',
  several: 'messages with several tasks',
} as const;

/** What a rule does, in words that follow "I learned that": “dentist” is of high importance. */
export function ruleInWords(rule: Pick<ProposedRule, 'type' | 'value'>): string {
  // Type and value belong together, which the compiler cannot see once they were picked apart.
  const { type, value } = rule as ProposedRule;
  switch (type) {
    case 'keyword':
      return `“${value.phrase}” is of ${value.importance ?? 'no'} importance`;
    case 'kind':
      return `“${value.phrase}” is ${kinds[value.kind]}`;
    case 'project':
      return `“${value.phrase}” belongs to ${value.project}`;
    case 'ambiguity':
      return `“${value.phrase}” is asked about: ${asked[value.ambiguity]}`;
    case 'time_expression':
      return `“${value.phrase}” means ${momentInWords(value)}`;
    case 'confidence_threshold':
      return `${classes[value.class]} are filed ${value.threshold === 'file' ? 'without a question' : 'without fixes to tap'} from ${Math.round(value.at * 100)}% on`;
    case 'model':
      return `${value.work} is done by ${value.model}`;
    case 'timing':
      return `the ${value.contact === 'clarification' ? 'questions come' : `${value.contact} comes`} at ${value.at}`;
    case 'question':
      return questionInWords(value);
  }
}

/** Day and time that words about time were learned to mean: "Saturday 10:00". */
export function momentInWords({ day, time }: Pick<RuleValue<'time_expression'>, 'day' | 'time'>): string {
  const words = [day === null ? null : dayInWords(day), time].filter((word) => word !== null);
  return words.length === 0 ? 'no time' : words.join(' ');
}

function dayInWords(day: NonNullable<RuleValue<'time_expression'>['day']>): string {
  if ('weekday' in day) return weekdays[day.weekday - 1] ?? 'that day';
  if (day.in === 0) return 'the same day';
  return day.in === 1 ? 'the next day' : `${day.in} days later`;
}

function questionInWords({ phrase, reason, project }: RuleValue<'question'>): string {
  const where = project === null ? '' : ` in ${project}`;
  if (reason === 'suggestion')
    return `${phrase === null ? 'nothing' : `nothing about “${phrase}”`} is suggested${where}`;
  return `${phrase === null ? 'it' : `“${phrase}”`} is not asked about${where}: ${asked[reason]}`;
}
