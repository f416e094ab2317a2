import { describe, expect, it } from 'vitest';
import { type Chat, day, hour, minute, must, openChat } from '../testing/open-chat.ts';
import { runSkills } from '../testing/run-skills.ts';
import { scriptedModels } from '../testing/scripted-models.ts';
import { both, idle, suggestionsOf } from '../testing/skill-answers.ts';
import { analyseProject, lookOver } from './index.ts';

const texts = (chat: Chat) =>
  suggestionsOf(chat).map(({ targetType, targetId, text }) => `${targetType} ${targetId}: ${text}`);

describe('an analysis of projects', () => {
  it('comes after those of its tasks, and sees their first steps', async () => {
    const models = scriptedModels(both);
    const chat = openChat({ models });
    chat.say('plan the foundation +shed');
    chat.say('repair the old door +shed');
    await idle(chat);
    expect(models.asked.map(({ work }) => work)).toEqual(['analyse-task', 'analyse-task', 'analyse-project']);
    expect(must(models.asked[2]).prompt).toContain('first step ⟦Look the form up at the town hall⟧');
    const suggestion = must(suggestionsOf(chat).at(-1));
    expect(suggestion).toMatchObject({ type: 'project', details: { blockers: ['Nobody knows the size of it.'] } });
    expect(chat.store.traces.ofTrace(suggestion.traceId).at(-1)).toMatchObject({
      component: 'analyse-project',
      projectId: 1,
    });
  });

  it('waits while another process still analyses a task of it, and is woken when that is done', async () => {
    const chat = openChat({ models: scriptedModels(both) });
    chat.say('plan the foundation +shed');
    chat.say('repair the old door +shed');
    chat.wait(6 * minute);
    const { parts, store, world, user, now } = chat;
    const skills = { act: parts, models: world.models };
    lookOver({ ...parts, models: world.models }, { userId: user.id, at: now });
    const lease = { now, leaseNow: 1, leaseUntil: 2, lease: 'here' };
    const project = must(store.outbox.claimNext({ ...lease, names: ['analyse-project'] }));
    const run = { signal: new AbortController().signal, jobId: project.jobId };
    const ending = await analyseProject(skills, project.payload as never, run);
    expect(ending).toEqual({ status: 'later', runAt: now + 15_000 });
    store.outbox.release(project, { runAt: now + hour, now });
    const ended = await runSkills(chat);
    // The other two are of the look that begins by itself, and find everything done.
    expect(ended.filter((one) => one.startsWith('analyse-project'))).toEqual([
      'analyse-project done',
      'analyse-project skipped',
    ]);
  });

  it('is used as the next action of the project, and asked for again only when something moves', async () => {
    const models = scriptedModels(both);
    const chat = openChat({ models });
    chat.say('plan the foundation +shed');
    chat.say('repair the old door +shed');
    chat.say('buy paint +shed');
    await idle(chat);
    const list = chat.say('/suggest').said;
    const number = must(suggestionsOf(chat).findIndex(({ type }) => type === 'project')) + 1;
    const taken = chat.tap(list, `${number} Use`);
    expect(taken.said?.text).toBe('▣ shed — next: Measure the back wall before anything is bought');
    expect(chat.projects()[0]?.nextAction).toBe('Measure the back wall before anything is bought');
    expect(chat.say('/projects').said?.text).toContain('next: Measure the back wall');
    const before = models.asked.length;
    await idle(chat);
    chat.wait(2 * day);
    chat.say('buy milk tomorrow');
    await idle(chat);
    expect(models.asked).toHaveLength(before);
    chat.say('done plan the foundation');
    await idle(chat);
    expect(models.asked.slice(before).map(({ work }) => work)).toEqual(['analyse-project']);
    chat.tap(taken.said, 'Undo');
    expect(chat.projects()[0]?.nextAction).toBeNull();
  });

  it('without a model names what is due first', async () => {
    const chat = openChat();
    chat.say('buy paint +shed');
    chat.say('call the carpenter tomorrow +shed');
    await idle(chat);
    expect(texts(chat)).toEqual(['project 1: call the carpenter']);
  });

  it('notices by itself that a project has stood still', async () => {
    const chat = openChat();
    chat.say('buy paint +shed');
    await idle(chat);
    expect(suggestionsOf(chat)).toEqual([]);
    chat.wait(15 * day);
    chat.say('buy milk tomorrow');
    await idle(chat);
    expect(suggestionsOf(chat)).toMatchObject([{ targetType: 'project', text: 'buy paint', details: { stale: true } }]);
  });
});
