import { oneLine } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import { openFindings } from './scan.ts';

const mostShown = 3;
const lineLength = 160;

/** What should be done about the machinery, a line for each finding; none for people whom it does not concern. */
export function findingLines(store: Store, userId: number): string[] {
  const open = openFindings(store, userId);
  const lines = open.slice(0, mostShown).map(({ title, action }) => oneLine(`⚠️ ${title}. ${action}`, lineLength));
  const others = open.length - lines.length;
  return others === 0 ? lines : [...lines, `…and ${others} more: noctem maintenance scan.`];
}
