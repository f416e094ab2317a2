import type { Ambiguity, CaptureInput, TaskDraft } from './decision.ts';
import { readCues, type Cue } from './cues.ts';
import { spokenImportance, type SpokenImportance } from './importance.ts';
import { judge, type Judgement } from './kind.ts';
import type { Language } from './language/index.ts';
import { wordClass } from './language/word-class.ts';
import { knownProject, mentionedProject, type ProjectMention } from './project.ts';
import { layOut, readMatter, type Matter, type Sheet } from './sheet.ts';
import { rulingOf, type Ruling, type Said } from './ruling.ts';
import { readRuledTimes, type RuledTimes } from './time-rules.ts';
import type { Span, TimeReading } from './time/reading.ts';
import { titleOf, type Title } from './title.ts';

/** One message, or one part of a message that holds several, read as far as it can be on its own. */
export interface Understanding {
  readonly sheet: Sheet;
  readonly times: TimeReading;
  readonly matter: Matter;
  readonly cues: readonly Cue[];
  readonly judgement: Judgement;
  readonly title: Title;
  readonly spoken: SpokenImportance | null;
  readonly project: ProjectMention | null;
  readonly draft: TaskDraft;
  /** The project that the message itself names. */
  readonly namedProject: string | null;
  /** What a person would ask back about, were it a task; null when nothing is open. */
  readonly doubt: Ambiguity | null;
  /** What the learned rules say of it. */
  readonly ruling: Ruling;
  readonly ruledTimes: RuledTimes;
}

/** `part`: the text is one part of a message that may hold several tasks. */
export function understand(
  text: string,
  input: CaptureInput & { readonly part?: boolean },
  language: Language,
): Understanding {
  const sheet = layOut(text, input.projects);
  const ruledTimes = readRuledTimes(sheet, input);
  const { times } = ruledTimes;
  const plain = readMatter(sheet, times, language);
  const spoken = spokenImportance(plain.tokens, language);
  const matter = spoken === null ? plain : readMatter(sheet, times, language, [spoken]);
  const cues = readCues(sheet, matter, times);
  const project = sheet.markers.project === null ? mentionedProject(matter.tokens, input.projects, language) : null;
  const title = titleOf(
    {
      sheet,
      matter,
      times,
      apart: [...(spoken === null ? [] : [spoken]), ...(project?.apart === true ? [project.span] : [])],
    },
    language,
  );
  const ruling = rulingOf(input.rules, {
    sheet,
    times,
    isPart: input.part === true,
    said: () => saidIn({ sheet, cues, spoken, project }),
  });
  const judgement = ruledJudgement(judge(cues), ruling);
  const isAtOnce = judgement.best === 'task' && saysAtOnce(times, language) && matter.tokens.length > 0;
  const namedProject =
    sheet.markers.project === null ? (project?.name ?? null) : knownProject(sheet.markers.project, input.projects);
  const draft = draftOf({ sheet, times, title, spoken, namedProject, ruling, isAtOnce, projects: input.projects });
  return {
    sheet,
    times,
    matter,
    cues,
    judgement,
    title,
    spoken,
    project,
    draft,
    namedProject,
    doubt: doubtOf(cues, draft, matter),
    ruling,
    ruledTimes,
  };
}

type Fields = Pick<Understanding, 'sheet' | 'times' | 'title' | 'spoken' | 'namedProject' | 'ruling'> & {
  /** "asap" is an importance, and no day. */
  readonly isAtOnce: boolean;
  readonly projects: CaptureInput['projects'];
};

/** The task that the message would be. What a rule decides prevails: the ruling is silent where the message says otherwise. */
function draftOf({ sheet, times, title, spoken, namedProject, ruling, isAtOnce, projects }: Fields): TaskDraft {
  const { markers } = sheet;
  const said = markers.importance ?? spoken?.level ?? (isAtOnce ? 'high' : null);
  return {
    title: title.title,
    date: isAtOnce ? null : times.date,
    time: isAtOnce ? null : times.time,
    rrule: times.rrule,
    importance: ruling.importance === null ? said : ruling.importance.value,
    project: ruling.project === null ? namedProject : knownProject(ruling.project.value, projects),
    tags: markers.tags,
  };
}

type Words = Pick<Understanding, 'sheet' | 'cues' | 'spoken' | 'project'>;

/** What the message itself says of its fields. */
function saidIn({ sheet, cues, spoken, project }: Words): Said {
  const { markers } = sheet;
  const marked = (type: 'importance' | 'project') => {
    const mark = markers.spans.find((one) => one.type === type);
    return mark === undefined ? null : ({ by: 'mark', span: mark } as const);
  };
  const label = cues.find(({ name, span }) => labels.has(name) && span !== null && callsItself(sheet, span));
  return {
    importance: marked('importance') ?? (spoken && { by: 'words', span: spoken }),
    project: marked('project') ?? (project && { by: 'words', span: project.span }),
    label: label?.span ?? null,
  };
}

const labels: ReadonlySet<string> = new Set(['note-label', 'task-label', 'project-label']);
/** Words by which a message says what it is; other labels ("recipe: …") only say what it is about. */
const ownNames: ReadonlySet<string> = new Set(
  'note notes memo fyi task tasks todo to-do reminder project notiz merken aufgabe erinnerung projekt'.split(' '),
);

function callsItself(sheet: Sheet, span: Span): boolean {
  const first = sheet.tokens.find((token) => token.start >= span.start);
  return first !== undefined && ownNames.has(first.lower);
}

/** A learned kind takes the place of the judgement. */
function ruledJudgement(judgement: Judgement, { kind }: Ruling): Judgement {
  if (kind === null) return judgement;
  return { ...judgement, best: kind.value === 'project' ? 'task' : kind.value, probability: ruledProbability };
}

/** How often what a rule says holds: it was accepted because it held in nearly all cases. */
const ruledProbability = 0.97;

/** "asap" is how much it matters rather than when: nothing is due in the very minute in which it is written. */
function saysAtOnce(times: TimeReading, language: Language): boolean {
  const [only, ...others] = times.expressions;
  if (only === undefined || others.length > 0 || only.rule !== 'now') return false;
  return language.importance.some(({ words }) => words.join(' ') === only.text.toLowerCase());
}

function doubtOf(cues: readonly Cue[], draft: TaskDraft, matter: Matter): Ambiguity | null {
  const names = new Set(cues.map((cue) => cue.name));
  const isShort = names.has('words:1') || names.has('words:2-3');
  if (names.has('question-mark') && names.has('no-verb') && isShort && !names.has('any-first')) return 'intent';
  if (draft.date !== null || draft.rrule !== null || draft.project !== null) return null;
  if (names.has('timing:someday')) return 'timing';
  if (names.has('intent:vague-thing')) return 'intent';
  if (names.has('scope:open-ended') || (names.has('scope:stuff') && names.has('no-verb') && isShort)) return 'scope';
  return isOccasion(matter) || names.has('intent:bare-matter') || isBareName(matter) ? 'intent' : null;
}

/** "Ingrid's wedding": whose it is, and not what to do about it. */
function isOccasion({ tokens, classes }: Matter): boolean {
  const last = tokens.length - 1;
  if (((classes[0] ?? 0) & (wordClass.wh | wordClass.be)) !== 0) return false;
  const isEvent = ((classes[last] ?? 0) & wordClass.event) !== 0;
  return last > 0 && last < 3 && isEvent && tokens[0]?.lower.endsWith("'s") === true;
}

/** A single word in capitals that no list holds: somebody, or some place. */
function isBareName({ tokens, classes }: Matter): boolean {
  const [only] = tokens;
  return tokens.length === 1 && only?.kind === 'word' && only.capital && classes[0] === 0;
}
