import { budgetUsed, hasReport, isoWeek, reportBegins } from '@noctem/core/butler';
import { type EpochMs, localMoment, type ZoneId } from '@noctem/core/kernel';
import type { Insight, Store, User } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Scene } from '../conversation/turn.ts';
import { findingLines } from '../maintenance/finding-words.ts';
import { insightMessage } from '../insights/insight-message.ts';
import { chooseForReport, insightsInReport, openInsights } from '../insights/open-insights.ts';
import { reviewWords } from '../insights/review-words.ts';
import { pastContacts } from './past-contacts.ts';
import { reportMessage } from './report-message.ts';
import { healthOf, reportRows } from './report-rows.ts';

/**
 * The weekly report as it would be now, of the time since the one before; `insights` follow it as messages of their own.
 * Null when there is nothing to report.
 */
export function weeklyReport(scene: Scene, { insights } = { insights: 0 }): Reply | null {
  const previous = scene.store.contacts.latestReport(scene.person.id)?.decidedAt ?? null;
  return reportSince(scene, { from: reportBegins(previous, scene.now), insights });
}

/** A report that somebody asks for, of the last seven days, and the insights that wait for an answer, best first. Null when there is nothing to report. */
export function reportOnDemand(scene: Scene): { reply: Reply; told: readonly Insight[] } | null {
  const told = openInsights(scene.store, scene.person.id).slice(0, insightsInReport);
  const reply = reportSince(scene, { from: reportBegins(null, scene.now), insights: told.length });
  return reply && { reply, told };
}

/** The words of the weekly report as it would be at `now`; null when there is nothing to report. */
export function previewOfReport(about: { store: Store; user: User; now: EpochMs; defaultZone: ZoneId }): string | null {
  const { store, user, now, defaultZone } = about;
  const person = readPerson(store, user, defaultZone);
  const { told } = chooseForReport(store, user.id);
  const reply = weeklyReport(
    { store, person, now, today: localMoment(now, person.zone).date },
    { insights: told.length },
  );
  return reply && [reply, ...told.map((insight) => insightMessage(insight))].map(plainText).join('\n\n');
}

function plainText({ text }: Reply): string {
  return typeof text === 'string' ? text : text.text;
}

function reportSince(scene: Scene, { from, insights }: { from: EpochMs; insights: number }): Reply | null {
  const { store, person, now, today } = scene;
  const rows = reportRows(scene, from);
  if (!hasReport(rows)) return null;
  const used = budgetUsed(pastContacts(store, { userId: person.id, now }), { week: isoWeek(today), zone: person.zone });
  return reportMessage(rows, {
    health: healthOf(store, now),
    used,
    findings: findingLines(store, person.id),
    review: reviewWords(scene),
    insights,
  });
}
