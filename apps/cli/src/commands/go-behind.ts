import { constants, setPriority } from 'node:os';

/** Lets a bot that runs on the same machine go first: for work of minutes, for which nobody waits at a chat. */
export function goBehind(): void {
  try {
    setPriority(constants.priority.PRIORITY_LOW);
  } catch {
    // Some containers forbid it; then both share the machine.
  }
}
