import { slashCommand } from '../../conversation/command.ts';
import type { Outcome } from '../../conversation/reply.ts';
import { feature, messageTurn, type Turn } from '../../conversation/turn.ts';

interface Intent {
  readonly command: 'allow' | 'revoke';
  readonly telegramId: number | null;
}

/** `/allow 12345`, `/revoke 12345`: the owner lets people in, each with their own data, and takes that back. */
export const people = feature<Intent>({
  name: 'people',
  read: (turn) => {
    const command = slashCommand(messageTurn(turn)?.incoming.text ?? '');
    if (command?.name !== 'allow' && command?.name !== 'revoke') return null;
    const telegramId = /^\d{1,15}$/.test(command.args) ? Number(command.args) : null;
    return { command: command.name, telegramId };
  },
  act: (turn, intent) => {
    if (turn.person.role === 'guest')
      return { outcome: 'not-owner', reply: { text: 'Only the owner of this butler can do that.' } };
    if (intent.telegramId === null) return { outcome: 'usage', reply: { text: usage(turn) } };
    return intent.command === 'allow' ? allow(turn, intent.telegramId) : revoke(turn, intent.telegramId);
  },
});

function allow(turn: Turn, telegramId: number): Outcome {
  const known = turn.store.people.byTelegramId(telegramId);
  if (known?.access === 'allowed') return { outcome: 'unchanged', reply: { text: `${telegramId} is let in already.` } };
  turn.store.people.admit({ telegramId, role: 'guest', name: known?.name ?? String(telegramId), now: turn.now });
  return {
    outcome: 'allowed',
    reply: {
      text: `${telegramId} may talk to me now, with things of their own. /revoke ${telegramId} takes that back.`,
    },
  };
}

function revoke(turn: Turn, telegramId: number): Outcome {
  const known = turn.store.people.byTelegramId(telegramId);
  if (!known || known.access === 'revoked')
    return { outcome: 'unchanged', reply: { text: `${telegramId} is not let in.` } };
  if (known.role !== 'guest') return { outcome: 'refused', reply: { text: 'An owner cannot be shut out.' } };
  turn.store.people.revoke(known.id);
  return {
    outcome: 'revoked',
    reply: {
      text: `${telegramId} is not answered any more. What they wrote is kept until it is purged: noctem purge --user ${known.id}`,
    },
  };
}

function usage(turn: Turn): string {
  const guests = turn.store.people.list().filter((user) => user.role === 'guest' && user.access === 'allowed');
  const list = guests.map((guest) => `${guest.telegramId} (${guest.name})`).join(', ');
  const example =
    'Say /allow and a numeric Telegram id, for example /allow 12345678. Whoever writes to me without being let in is told theirs.';
  return list === '' ? example : `Let in: ${list}.\n${example}`;
}
