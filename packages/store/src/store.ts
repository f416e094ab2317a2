import {
  cleanUpLog,
  type CleanedUp,
  exportLog,
  importLog,
  type Imported,
  installationOf,
  type LogSpan,
} from './audit-log/index.ts';
import { createInsights } from './learning/insights.ts';
import { createLogs } from './learning/log.ts';
import { createSideEvidence } from './learning/side-evidence.ts';
import { createPatterns } from './learning/patterns.ts';
import { createReviews } from './learning/reviews.ts';
import { createLearnedRules } from './learning/rules.ts';
import { createRuleSets } from './learning/rule-sets.ts';
import { createTrials } from './learning/trials.ts';
import { createThoughtEvidence } from './learning/thought-evidence.ts';
import { createModelRegistry } from './models/repository.ts';
import { createAnalyses } from './skills/analyses.ts';
import { createSuggestions } from './skills/repository.ts';
import { createBackups } from './backup/daily.ts';
import { createChanges } from './changes/repository.ts';
import { createClarifications } from './clarifications/repository.ts';
import { createContacts } from './contacts/repository.ts';
import { createContactSending } from './contacts/sending.ts';
import { createCorrections } from './corrections/repository.ts';
import { forgivably, openDatabase, transact, type OpenOptions } from './database.ts';
import { createDeliveries } from './deliveries/repository.ts';
import { createFigures } from './figures/repository.ts';
import { createInbox } from './inbox/repository.ts';
import { createItems } from './items/repository.ts';
import { createClockMemory, createOutbox, createScheduleBook } from './outbox/index.ts';
import { createHouseNotes } from './maintenance/house-notes.ts';
import { createUpkeep } from './maintenance/repository.ts';
import { createPeople } from './people/repository.ts';
import { eraseThought, erasePerson } from './privacy/erase.ts';
import { exportPieces } from './privacy/export.ts';
import { createReminders } from './reminders/repository.ts';
import { createSearch } from './search/repository.ts';
import { createDecisionContexts } from './thoughts/decision-contexts.ts';
import { createThoughts } from './thoughts/repository.ts';
import { createLoggedDecisions } from './traces/logged-decisions.ts';
import { createTraceAnalysis } from './traces/analysis.ts';
import { createTraces } from './traces/repository.ts';

export type Store = ReturnType<typeof openStore>;

/**
 * Everything that is kept, behind one handle: open once per process. Repositories are synchronous; what is called inside
 * `transact` is one transaction.
 *
 * @throws Failure as `openDatabase` does.
 */
export function openStore(options: OpenOptions) {
  const database = openDatabase(options);
  const outbox = createOutbox(database);
  const ruleSets = createRuleSets(database);
  const items = createItems(database);
  const houseNotes = createHouseNotes(database);
  const inTransaction = <T>(work: () => T): T => {
    try {
      return transact(database, work);
    } finally {
      items.forgetMade();
    }
  };
  return {
    file: options.file,
    /** Name of this database, made once: another one at the same path has another. */
    installation: (): string => installationOf(database.$client),
    people: createPeople(database),
    inbox: createInbox(database),
    thoughts: createThoughts(database),
    decisionContexts: createDecisionContexts(database),
    items,
    corrections: createCorrections(database),
    clarifications: createClarifications(database),
    reminders: createReminders(database),
    traces: createTraces(database),
    traceAnalysis: createTraceAnalysis(database),
    deliveries: createDeliveries(database),
    contacts: createContacts(database),
    contactSending: createContactSending(database),
    figures: createFigures(database),
    changes: createChanges(database),
    search: createSearch(database),
    suggestions: createSuggestions(database),
    analyses: createAnalyses(database),
    models: createModelRegistry(database),
    patterns: createPatterns(database),
    insights: createInsights(database),
    /** A person's log as the evidence of a review. */
    log: createLogs(database),
    /** What a review looks at beside the log of thoughts. */
    sideEvidence: createSideEvidence(database),
    rules: createLearnedRules(database),
    ruleSets,
    /** The audit log as lines, whole as of one moment. */
    exportLog: (span: LogSpan): Generator<string> => exportLog(options.file, span),
    importLog: (lines: () => AsyncIterable<string>): Promise<Imported> =>
      importLog(database, { lines, migrations: options.migrations }),
    cleanUpLog: (of: Parameters<typeof cleanUpLog>[1]): Promise<CleanedUp> => cleanUpLog(database, of),
    loggedDecisions: createLoggedDecisions(database, {
      evidence: createThoughtEvidence(database),
      ruleSet: ruleSets.named,
    }),
    reviews: createReviews(database),
    trials: createTrials(database),
    upkeep: createUpkeep(database),
    houseNotes,
    outbox,
    scheduleBook: createScheduleBook(database, outbox),
    clockMemory: createClockMemory(database),
    backups: createBackups(options, houseNotes),
    /** Runs `work` in one write transaction; it must be synchronous. */
    transact: inTransaction,
    /**
     * The same for work of the background that is done once more where it is not there: the disk may still forget it when the
     * power fails, and nobody waits for the disk.
     */
    transactForgivably: <T>(work: () => T): T => forgivably(database, () => inTransaction(work)),
    exportPieces: (person: Parameters<typeof exportPieces>[1]) => exportPieces(database, person),
    erasePerson: (userId: number): Promise<void> => erasePerson(database, userId),
    eraseThought: (thoughtId: number): void => eraseThought(database, thoughtId),
    close: (): void => {
      database.$client.close();
    },
  };
}
