import type { Proposal } from '@noctem/core/skills';
import type { Suggestion } from '@noctem/store';
import { z } from 'zod';

const form = z.object({
  minutes: z.number().nullable().catch(null),
  help: z.string().nullable().catch(null),
  blockers: z.array(z.string()).catch([]),
  stale: z.boolean().catch(false),
});

/** What a suggestion says beside its one line. */
export type Details = z.infer<typeof form>;

/** The columns of a proposal that go into `details`. */
export function detailsOf({ minutes, help, blockers, stale }: Proposal): Readonly<Record<string, unknown>> {
  return { minutes, help, blockers, stale };
}

/** Reads what was kept; what is missing counts as unknown. */
export function readDetails(suggestion: Pick<Suggestion, 'details'>): Details {
  return form.parse(suggestion.details);
}

/** The time that a suggested step takes, in minutes; null where nobody can tell. */
export function stepMinutes(suggestion: Pick<Suggestion, 'details'>): number | null {
  return readDetails(suggestion).minutes;
}
