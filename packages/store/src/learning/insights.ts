import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../database.ts';
import { maintenanceInsights } from './schema.ts';

export type Insight = typeof maintenanceInsights.$inferSelect;
export type NewInsight = Omit<Insight, 'id' | 'reportedAt' | 'reports' | 'resolvedAt'>;
type Identity = Pick<Insight, 'userId' | 'type' | 'key'>;

/** Insights and findings, with what became of them. */
export function createInsights(database: Database) {
  return {
    add: (insight: NewInsight): number =>
      Number(database.insert(maintenanceInsights).values(insight).run().lastInsertRowid),
    update: (id: number, values: Partial<Omit<Insight, 'id' | 'userId'>>): void => {
      database.update(maintenanceInsights).set(values).where(eq(maintenanceInsights.id, id)).run();
    },
    byId: (id: number): Insight | undefined =>
      database.select().from(maintenanceInsights).where(eq(maintenanceInsights.id, id)).get(),
    byKey: ({ userId, type, key }: Identity): Insight | undefined =>
      database
        .select()
        .from(maintenanceInsights)
        .where(
          and(
            eq(maintenanceInsights.userId, userId),
            eq(maintenanceInsights.type, type),
            eq(maintenanceInsights.key, key),
          ),
        )
        .get(),
    /** All of a person, oldest first. */
    of: (userId: number, status?: Insight['status']): Insight[] =>
      database
        .select()
        .from(maintenanceInsights)
        .where(
          and(
            eq(maintenanceInsights.userId, userId),
            status === undefined ? undefined : eq(maintenanceInsights.status, status),
          ),
        )
        .orderBy(asc(maintenanceInsights.id))
        .all(),
  };
}
