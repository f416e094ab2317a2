import { budgetUsed, hasReport, isoWeek, reportBegins } from '@noctem/core/butler';
import { type EpochMs, localMoment, type ZoneId } from '@noctem/core/kernel';
import type { Store, User } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';
import type { Reply } from '../conversation/reply.ts';
import type { Scene } from '../conversation/turn.ts';
import { findingLines } from '../maintenance/finding-words.ts';
import { pastContacts } from './past-contacts.ts';
import { reportMessage } from './report-message.ts';
import { healthOf, reportRows } from './report-rows.ts';

/** The weekly report as it would be now: of the time since the one before. Null when there is nothing to report. */
export function weeklyReport(scene: Scene): Reply | null {
  const previous = scene.store.contacts.latestReport(scene.person.id)?.decidedAt ?? null;
  return reportSince(scene, reportBegins(previous, scene.now));
}

/** A report that somebody asks for: of the last seven days. Null when there is nothing to report. */
export function reportOnDemand(scene: Scene): Reply | null {
  return reportSince(scene, reportBegins(null, scene.now));
}

/** The words of the weekly report as it would be at `now`; null when there is nothing to report. */
export function previewOfReport(about: { store: Store; user: User; now: EpochMs; defaultZone: ZoneId }): string | null {
  const { store, user, now, defaultZone } = about;
  const person = readPerson(store, user, defaultZone);
  const reply = weeklyReport({ store, person, now, today: localMoment(now, person.zone).date });
  return reply && (typeof reply.text === 'string' ? reply.text : reply.text.text);
}

function reportSince(scene: Scene, from: EpochMs): Reply | null {
  const { store, person, now, today } = scene;
  const rows = reportRows(scene, from);
  if (!hasReport(rows)) return null;
  const used = budgetUsed(pastContacts(store, { userId: person.id, now }), { week: isoWeek(today), zone: person.zone });
  return reportMessage(rows, {
    health: healthOf(store, now),
    used,
    findings: findingLines(store, person.id),
  });
}
