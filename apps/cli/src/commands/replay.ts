import { classifierVersion } from '@noctem/core/capture';
import { Failure } from '@noctem/core/kernel';
import { type ReplayFigures, type ReplayPlace, replayAll } from '@noctem/core/learning';
import { type Rule, type RuleSet, ruleSetOf } from '@noctem/core/rules';
import type { Store } from '@noctem/store';
import { type CliContext, type GlobalOptions, withContext } from '../context.ts';
import { print } from '../output.ts';
import { goBehind } from './go-behind.ts';
import { withLogFile } from './log-file.ts';

export interface ReplayOptions extends GlobalOptions {
  /** An insight whose rule is tried beside those in force. */
  readonly insight: string | undefined;
}

/** `noctem replay [FILE] [--with-insight ID]`: decides every logged decision anew, and tells what would change. */
export async function replay(file: string | undefined, options: ReplayOptions): Promise<void> {
  goBehind();
  const work = (context: Pick<CliContext, 'store' | 'user'>) => {
    const { store, user } = context;
    const rules = rulesToTry(store, user.id, options.insight);
    const figures = replayAll(store.loggedDecisions.of(user.id), rules);
    print(options, documentOf(figures, rules), () => linesOf(figures, rules));
  };
  await (file === undefined ? withContext(options, work) : withLogFile(file, options, work));
}

function rulesToTry(store: Store, userId: number, insightId: string | undefined): RuleSet {
  const inForce = store.ruleSets.inForce(userId);
  if (insightId === undefined) return inForce;
  if (!/^\d{1,15}$/.test(insightId)) throw new Failure('usage', '--with-insight should be the number of an insight.');
  const insight = store.insights.byId(Number(insightId));
  if (insight?.userId !== userId) throw new Failure('no_such_insight', `There is no insight ${insightId}.`);
  const { rule } = insight;
  if (rule === null) throw new Failure('no_rule', `Insight ${insightId} proposes no rule.`);
  if ('remove' in rule) return ruleSetOf(inForce.rules.filter(({ id }) => id !== rule.remove));
  const id = store.rules.of(userId).reduce((greatest, one) => Math.max(greatest, one.id), 0) + 1;
  const others = inForce.rules.filter((one) => one.type !== rule.type || one.key !== rule.key);
  // A proposed rule has the value of its type; in force it would have an id and a beginning.
  const added = { ...rule, id, from: Number.MAX_SAFE_INTEGER, until: null } as Rule;
  return ruleSetOf([...others, added]);
}

function documentOf(figures: ReplayFigures, rules: RuleSet) {
  const places = (all: readonly ReplayPlace[]) =>
    all.map(({ thoughtId, revision }) => ({ thought_id: thoughtId, revision }));
  return {
    classifier: classifierVersion,
    rule_set: rules.version,
    decisions: figures.decisions,
    compared: figures.compared,
    not_comparable: figures.notComparable,
    reproduced: figures.reproduced,
    not_reproduced: places(figures.notReproduced),
    changed: figures.changed,
    agree: figures.agree,
    disagree: figures.disagree,
    unknown: figures.unknown,
    changes: places(figures.changes),
  };
}

function linesOf(figures: ReplayFigures, rules: RuleSet): string[] {
  const { decisions, compared, notComparable, reproduced, notReproduced } = figures;
  const lost = notReproduced.map(({ thoughtId }) => thoughtId).join(', ');
  return [
    `${decisions} logged decisions; ${compared} compared with classifier ${classifierVersion}, ${notComparable} not comparable.`,
    reproduced === compared
      ? 'Under the rules of its time each is decided again as it was.'
      : `Under the rules of its time ${compared - reproduced} would be decided otherwise: thoughts ${lost}.`,
    `Under ${rules.version === 'none' ? 'no rules' : `rules ${rules.version}`} ${figures.changed} change: ` +
      `${figures.agree} as you finally had it, ${figures.disagree} not, ${figures.unknown} nobody knows.`,
  ];
}
