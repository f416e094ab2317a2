import { describe, expect, it } from 'vitest';
import { minute, openChat } from '../testing/open-chat.ts';
import { runSkills } from '../testing/run-skills.ts';

const suggestionsOf = (chat: ReturnType<typeof openChat>) =>
  chat.store.suggestions.list({ userId: chat.user.id, limit: 99 });

describe('an analysis of tasks', () => {
  it('waits until the person is silent, and suggests a first step from the verb where there is no model', async () => {
    const chat = openChat();
    chat.say('renew passport by friday');
    chat.wait(4 * minute);
    chat.say('buy milk tomorrow');
    chat.wait(2 * minute);
    expect(await runSkills(chat)).toEqual(['look-over released']);
    chat.wait(3 * minute);
    expect(await runSkills(chat)).toEqual(['look-over done', 'analyse-task done']);
    expect(suggestionsOf(chat)).toMatchObject([
      {
        targetType: 'task',
        targetId: 1,
        text: 'Find out which papers and fees it takes to renew passport',
        model: null,
      },
    ]);
  });
});
