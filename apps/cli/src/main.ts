import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import type { GlobalOptions } from './context.ts';

const allRows = Number.MAX_SAFE_INTEGER;

/** Every command loads what it needs when it is called: the shortest answers come first. */
function createProgram(): Command {
  const program = new Command('noctem')
    .description('Your butler, at the command line.')
    .version('0.7.0')
    .exitOverride();
  program
    .option('--json', 'print one JSON document', false)
    .option('--user <id>', 'the person, by number; the first owner else');
  const command = makeCommandsOf(program);
  addUnderstanding(command);
  addTalking(command);
  addMaintenance(command);
  addLists(command);
  addLog(command);
  addKeeping(command);
  return program;
}

type MakeCommand = (name: string, description: string) => Command;

/** The options of all come after a command as well as before it: both are what people type. */
function makeCommandsOf(parent: Command): MakeCommand {
  return (name, description) =>
    parent
      .command(name)
      .description(description)
      .option('--json', 'print one JSON document')
      .option('--user <id>', 'the person, by number; the first owner else')
      .exitOverride();
}

async function learnedRules(options: GlobalOptions) {
  const { withContext } = await import('./context.ts');
  return withContext(options, ({ store, user }) => store.ruleSets.inForce(user.id));
}

function addUnderstanding(command: MakeCommand): void {
  command('parse [text]', 'how a message would be understood; stores nothing')
    .option('--jsonl', 'read rows {"text","ref","tz","locale"?} from standard input, print a row for each')
    .option('--rules', 'by the learned rules of the person; by none else')
    .action(async (text: string | undefined, options: { jsonl?: boolean; rules?: boolean }, self: Command) => {
      const { parseLines, parseText } = await import('./commands/parse.ts');
      const { readConfiguration } = await import('@noctem/bot/configuration');
      const { emptyRuleSet } = await import('@noctem/core/rules');
      const rules = options.rules === true ? await learnedRules(shared(self)) : emptyRuleSet;
      const here = { zone: readConfiguration(process.env).zone, at: Date.now(), rules };
      if (options.jsonl === true) return parseLines(here);
      if (text === undefined)
        return self.error('error: give a TEXT, or --jsonl with rows on standard input', { exitCode: 2 });
      return parseText(text, { ...shared(self), ...here });
    });
}

function addTalking(command: MakeCommand): void {
  command('say <text...>', 'say something, as if in the chat; prints the reply')
    .option('--at <instant>', 'when it is said, ISO 8601 with offset')
    .action(async (words: string[], options: { at?: string }, self: Command) => {
      const { say } = await import('./commands/say.ts');
      return say(words.join(' '), { ...shared(self), at: options.at });
    });
  command('summon <text...>', 'the same as /summon in the chat: "that\'s a note", "task 7: saturday", "why"')
    .option('--at <instant>', 'when it is said, ISO 8601 with offset')
    .action(async (words: string[], options: { at?: string }, self: Command) => {
      const { say } = await import('./commands/say.ts');
      return say(`/summon ${words.join(' ')}`, { ...shared(self), at: options.at });
    });
  command('find <words...>', 'search thoughts, tasks, notes and projects')
    .addOption(limitOption())
    .action(async (words: string[], options: { limit: number }, self: Command) => {
      const { find } = await import('./commands/find.ts');
      return find(words.join(' '), { ...shared(self), limit: options.limit });
    });
  command('trace <id>', 'one trace, or those of thought:12, task:3, project:2, component:capture, model:NAME').action(
    async (id: string, _options: object, self: Command) => {
      const { trace } = await import('./commands/trace.ts');
      return trace(id, shared(self));
    },
  );
}

function addMaintenance(command: MakeCommand): void {
  const sub = makeCommandsOf(command('maintenance', 'what the butler does by itself, done now'));
  sub('report', 'the report as it would be now; --send sends it to the chat')
    .addOption(new Option('--preview', 'print it, which is the default').conflicts('send'))
    .option('--send', 'have the running bot send it', false)
    .action(async (options: { send: boolean }, self: Command) => {
      const { previewReport, sendReport } = await import('./commands/report.ts');
      return options.send ? sendReport(shared(self)) : previewReport(shared(self));
    });
  sub('scan', 'look at queue, models, database, backups and errors now, and print what should be done')
    .option('--logs', 'review the log instead: what recurs in it, and what would help', false)
    .action(async (options: { logs: boolean }, self: Command) => {
      const { scanNow } = await import('./commands/scan.ts');
      const { reviewNow } = await import('./commands/review.ts');
      return options.logs ? reviewNow(shared(self)) : scanNow(shared(self));
    });
  sub('models', 'look which models there are, and measure them all now; ends with 1 where there is none').action(
    async (_options: object, self: Command) => {
      const { benchmarkModels } = await import('./commands/models.ts');
      return benchmarkModels(shared(self));
    },
  );
}

function addLog(command: MakeCommand): void {
  const sub = makeCommandsOf(command('logs', 'the audit log: export, import, clean up'));
  sub('export', 'everything that happened as JSON lines, of all people or of one (--user)')
    .option('--since <instant>', 'only what happened from here on, ISO 8601')
    .option('--until <instant>', 'only what happened before, ISO 8601')
    .option('--out <file>', 'write there instead of standard output')
    .action(async (options: { since?: string; until?: string; out?: string }, self: Command) => {
      const { exportLogs } = await import('./commands/logs.ts');
      return exportLogs({ ...shared(self), since: options.since, until: options.until, out: options.out });
    });
  sub('stats', 'counts, outcomes and durations by component, and how often decisions were right')
    .option('--since <instant>', 'only from here on, ISO 8601')
    .option('--until <instant>', 'only before, ISO 8601')
    .action(async (options: { since?: string; until?: string }, self: Command) => {
      const { logStatistics } = await import('./commands/logs.ts');
      return logStatistics({ ...shared(self), since: options.since, until: options.until });
    });
  sub('import <file>', 'read a log in; twice adds nothing').action(
    async (file: string, _options: object, self: Command) => {
      const { importLogs } = await import('./commands/logs.ts');
      return importLogs(file, shared(self));
    },
  );
  sub('cleanup', 'delete old traces; thoughts, items, corrections and rules stay')
    .requiredOption('--older-than <duration>', 'such as 90d, 12w, 48h')
    .option('--dry-run', 'only tell how many', false)
    .action(async (options: { olderThan: string; dryRun: boolean }, self: Command) => {
      const { cleanUpLogs } = await import('./commands/logs.ts');
      return cleanUpLogs({ ...shared(self), ...options });
    });
  command('replay [file]', 'decide every logged decision anew, and tell what would change; FILE is a log')
    .option('--with-insight <id>', 'with the rule of one insight added to those in force')
    .action(async (file: string | undefined, options: { withInsight?: string }, self: Command) => {
      const { replay } = await import('./commands/replay.ts');
      return replay(file, { ...shared(self), insight: options.withInsight });
    });
}

const statuses = {
  thoughts: ['pending', 'filed', 'forgotten'],
  tasks: ['open', 'done', 'deleted'],
  notes: ['kept', 'deleted'],
  projects: ['open', 'done', 'deleted'],
  corrections: [],
  clarifications: ['waiting', 'answered', 'guessed', 'dropped'],
  suggestions: ['open', 'accepted', 'modified', 'dismissed', 'ignored'],
  models: ['ok', 'failing', 'missing', 'unknown'],
  contacts: ['sending', 'sent', 'refused', 'unconfirmed'],
  patterns: ['pending', 'promoted_to_insight', 'dismissed'],
  insights: ['pending', 'reported', 'applied', 'dismissed', 'never', 'undone', 'expired', 'resolved'],
  rules: ['in-force', 'ended'],
} as const;

function addLists(command: MakeCommand): void {
  for (const [name, choices] of Object.entries(statuses)) {
    const listing = command(name, `all ${name}, newest last`)
      .addOption(limitOption())
      .option('--since <instant>', 'only what is newer, ISO 8601');
    if (choices.length > 0) listing.addOption(new Option('--status <status>', 'only those').choices(choices));
    listing.action(async (options: { limit: number; since?: string; status?: string }, self: Command) => {
      const { list } = await import('./commands/lists.ts');
      return list(name as keyof typeof statuses, {
        ...shared(self),
        limit: options.limit,
        since: options.since,
        status: options.status,
      });
    });
    if (name === 'insights') addInsightAnswers(listing);
  }
}

const insightAnswers = {
  apply: 'put its rule in force from now on',
  dismiss: 'set it aside until its evidence has doubled',
  never: 'set it aside for ever',
  undo: 'take the answer back, with everything as it was',
  why: 'what it rests on: examples and figures',
} as const;

function addInsightAnswers(insights: Command): void {
  const sub = makeCommandsOf(insights);
  for (const [word, description] of Object.entries(insightAnswers))
    sub(`${word} <id>`, description).action(async (id: string, _options: object, self: Command) => {
      const { answerInsight } = await import('./commands/answer-insight.ts');
      return answerInsight(word as keyof typeof insightAnswers, id, shared(self));
    });
}

function addKeeping(command: MakeCommand): void {
  command('doctor', 'check database, disk, Telegram, Redis, Ollama, clock and zone').action(
    async (_options: object, self: Command) => {
      const { doctor } = await import('./commands/doctor.ts');
      if (!(await doctor(shared(self)))) process.exitCode = 1;
    },
  );
  command('backup <file>', 'a consistent, checked copy of the database').action(
    async (file: string, _options: object, self: Command) => {
      const { backup } = await import('./commands/keep.ts');
      return backup(file, shared(self));
    },
  );
  command('restore <file>', 'put a backup in the place of the database').action(
    async (file: string, _options: object, self: Command) => {
      const { restore } = await import('./commands/keep.ts');
      return restore(file, shared(self));
    },
  );
  command('export', 'everything of a person as JSON')
    .option('--out <file>', 'write there instead of standard output')
    .action(async (options: { out?: string }, self: Command) => {
      const { exportAll } = await import('./commands/keep.ts');
      return exportAll({ ...shared(self), out: options.out });
    });
  command('purge', 'erase a thought (--thought) or a person (--user), after asking')
    .option('--thought <id>', 'the thought whose words are to go')
    .option('--yes', 'do not ask', false)
    .action(async (options: { thought?: string; yes: boolean }, self: Command) => {
      const { purge } = await import('./commands/keep.ts');
      return purge({ ...shared(self), thought: options.thought, yes: options.yes });
    });
}

function shared(command: Command): GlobalOptions {
  const options = command.optsWithGlobals<{ json?: boolean; user?: string }>();
  const own = command.opts<{ json?: boolean; user?: string }>();
  return { json: own.json ?? options.json ?? false, user: own.user ?? options.user };
}

function limitOption(): Option {
  return new Option('--limit <n>', 'at most so many').default(allRows, 'all').argParser((value) => {
    if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError('It should be a whole number from 1.');
    return Number(value);
  });
}

/** One sentence on standard error; 2 for wrong usage or a setting that cannot be used, 1 for everything else. */
async function fail(error: unknown): Promise<void> {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2;
    return;
  }
  const { redact } = await import('@noctem/core/traces');
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  process.stderr.write(`${redact(error instanceof Error ? error.message : String(error))}\n`);
  process.exitCode = code === 'usage' || code === 'configuration' ? 2 : 1;
}

createProgram().parseAsync().catch(fail);
