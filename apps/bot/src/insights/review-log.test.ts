import BetterSqlite3 from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { type Chat, day, guestOf, hour, must, openChat } from '../testing/open-chat.ts';
import { rulesInForce } from '../testing/insights.ts';
import { reviewLog } from './review-log.ts';

const errands = ['buy oat milk', 'call mum', 'water the roses', 'fix the bike', 'pay the rent', 'return the books'];
const visits = [
  'call the dentist',
  'book the dentist for Ana',
  'dentist about the crown',
  'ask the dentist for the bill',
  'see the dentist friday',
  'pay the dentist',
  'visit the dentist on monday',
];

function review(chat: Chat) {
  const parts = { ...chat.parts, zone: 'Europe/Lisbon' };
  return reviewLog(parts, chat.user);
}

/** Weeks in which everything that names the dentist is made important, amid errands that are left as they are. */
function liveWith(chat: Chat, texts: readonly string[] = visits): void {
  for (const [index, text] of texts.entries()) {
    chat.say(errands[index % errands.length] ?? '');
    chat.wait(hour);
    chat.say(text);
    chat.wait(60_000);
    chat.say('* !1');
    chat.wait(day);
  }
}

/** What the last review notes of how it looked. */
function lookedAt(chat: Chat): unknown {
  const { traceId } = must(chat.store.reviews.latest(chat.user.id));
  return chat.store.traces.ofTrace(traceId)[1]?.metadata;
}

const patternsOf = (chat: Chat) => chat.store.patterns.of(chat.user.id);
const insightsOf = (chat: Chat) => chat.store.insights.of(chat.user.id);

describe('a review of the log', () => {
  it('finds the habit, proposes it with its proof, and changes nothing', () => {
    const chat = openChat();
    liveWith(chat);
    const { result, review: kept } = review(chat);
    expect(result).toBe('reviewed');
    expect(insightsOf(chat)).toMatchObject([
      {
        type: 'keyword',
        status: 'pending',
        rule: { type: 'keyword', value: { phrase: 'dentist', importance: 'high' } },
        proof: { basis: 'replay', fixed: 7, broken: 0 },
      },
    ]);
    const [insight] = insightsOf(chat);
    const pattern = must(patternsOf(chat).find(({ id }) => id === insight?.patternId));
    expect(pattern).toMatchObject({
      patternKey: 'phrase:dentist/importance',
      occurrenceCount: 7,
      status: 'promoted_to_insight',
    });
    expect(pattern.context['evidence']).toHaveLength(7);
    expect(rulesInForce(chat)).toEqual([]);
    expect(kept).toMatchObject({ insights: 1, thoughtId: chat.lastThought().id, at: chat.now });
  });

  it('tries what it proposes on what an older classifier decided too', () => {
    const chat = openChat();
    liveWith(chat);
    const database = new BetterSqlite3(chat.store.file);
    database.exec(`update execution_logs set classifier = '2001-01-01.1' where classifier is not null`);
    database.close();
    review(chat);
    expect(insightsOf(chat)).toMatchObject([{ status: 'pending', proof: { tried: 7, fixed: 7, notComparable: 0 } }]);
  });

  it('leaves a trace of what it looked at and found', () => {
    const chat = openChat();
    liveWith(chat);
    const { review: kept } = review(chat);
    const rows = chat.store.traces.ofTrace(kept.traceId);
    expect(rows.map(({ stage, component }) => `${stage} ${component}`)).toEqual([
      'input review-log',
      'classify review-log',
      'execute review-log',
      'complete review-log',
    ]);
    expect(rows[2]?.metadata).toMatchObject({ new: 1, proposed: ['phrase:dentist=high'] });
  });

  it('decides only what is new again, and comes to the same as one that decides everything', () => {
    const chat = openChat();
    liveWith(chat);
    review(chat);
    expect(lookedAt(chat)).toMatchObject({ decidedAgain: 7 });
    liveWith(chat, ['the dentist of Ana', 'dentist about the gums']);
    review(chat);
    expect(lookedAt(chat)).toMatchObject({ decidedAgain: 2 });
    const remembered = insightsOf(chat)[0]?.proof;
    expect(remembered).toMatchObject({ tried: 9, fixed: 9 });
    chat.store.trials.keepOnly(chat.user.id, []);
    chat.say('buy a stamp');
    review(chat);
    expect(lookedAt(chat)).toMatchObject({ decidedAgain: 9 });
    expect(insightsOf(chat)[0]?.proof).toEqual(remembered);
  });

  it('learns nothing from a flood of equal thoughts, and forgets nothing over it', () => {
    const chat = openChat();
    liveWith(chat);
    review(chat);
    const before = insightsOf(chat).map(({ key, status }) => ({ key, status }));
    chat.store.transact(() => {
      for (let count = 0; count < 800; count += 1) chat.say('feed the axolotl');
    });
    chat.say('* !1');
    review(chat);
    expect(insightsOf(chat).map(({ key, status }) => ({ key, status }))).toEqual(before);
  });

  it('done twice changes nothing, whether or not anything happened in between', () => {
    const chat = openChat();
    liveWith(chat);
    review(chat);
    const before = { patterns: patternsOf(chat), insights: insightsOf(chat) };
    expect(review(chat).result).toBe('unchanged');
    chat.say('/status');
    chat.wait(hour);
    expect(review(chat)).toMatchObject({ result: 'reviewed', review: { insights: 0 } });
    expect({ patterns: patternsOf(chat), insights: insightsOf(chat) }).toEqual(before);
  });

  it('in pieces ends with what a review at once finds', () => {
    const [pieces, whole] = [openChat(), openChat()];
    for (const text of visits) {
      liveWith(pieces, [text]);
      review(pieces);
    }
    for (const text of visits) liveWith(whole, [text]);
    review(whole);
    const shape = (chat: Chat) => ({
      patterns: patternsOf(chat)
        .map(({ id: _, ...pattern }) => pattern)
        .toSorted((left, right) => (left.patternKey < right.patternKey ? -1 : 1)),
      insights: insightsOf(chat).map(({ type, key, proof, evidenceCount, status }) => ({
        type,
        key,
        proof,
        evidenceCount,
        status,
      })),
    });
    expect(shape(pieces)).toEqual(shape(whole));
  });

  it('that was cut off on its way is simply done again', () => {
    const [cut, whole] = [openChat(), openChat()];
    for (const chat of [cut, whole]) liveWith(chat);
    const broken = {
      ...cut.store,
      reviews: {
        ...cut.store.reviews,
        add: () => {
          throw new Error('the power went');
        },
      },
    };
    expect(() => reviewLog({ ...cut.parts, store: broken, zone: 'Europe/Lisbon' }, cut.user)).toThrow('the power went');
    expect(insightsOf(cut)).toEqual([]);
    review(whole);
    expect(review(cut)).toMatchObject({ result: 'reviewed', review: { insights: 1 } });
    expect(patternsOf(cut)).toEqual(patternsOf(whole));
    expect(insightsOf(cut).map(({ key, proof }) => ({ key, proof }))).toEqual(
      insightsOf(whole).map(({ key, proof }) => ({ key, proof })),
    );
  });

  it('sees one person’s log only', () => {
    const owner = openChat();
    const guest = guestOf(owner, 2002);
    liveWith(owner);
    guest.say('call the dentist');
    review(guest);
    expect(insightsOf(guest)).toEqual([]);
    expect(patternsOf(guest)).toEqual([]);
  });

  it('does not bring back what was dismissed, nor ever what shall never come', () => {
    const chat = openChat();
    liveWith(chat);
    review(chat);
    chat.say('/insights');
    const dismissed = chat.say('dismiss');
    liveWith(chat, visits.slice(0, 5));
    review(chat);
    expect(insightsOf(chat)).toMatchObject([{ status: 'dismissed' }]);
    liveWith(chat, visits.slice(0, 4));
    review(chat);
    expect(insightsOf(chat)).toMatchObject([{ status: 'pending', reports: 0 }]);
    chat.say('/insights');
    chat.say('dismiss');
    chat.tap(dismissed.said, 'Never again');
    for (let round = 0; round < 3; round += 1) liveWith(chat);
    review(chat);
    expect(insightsOf(chat)).toMatchObject([{ status: 'never' }]);
  });

  it('leaves an applied insight alone; the very next thought is filed by its rule', () => {
    const chat = openChat();
    liveWith(chat);
    review(chat);
    chat.say('/insights');
    expect(chat.say('apply').outcome).toBe('applied');
    chat.say('ring the dentist tomorrow');
    expect(must(chat.tasks().at(-1)).importance).toBe('high');
    expect(chat.lastThought().rules).toEqual([1]);
    review(chat);
    expect(insightsOf(chat)).toMatchObject([{ status: 'applied' }]);
    chat.say('/undo');
    chat.say('/undo');
    chat.say('ring the dentist tomorrow');
    expect(must(chat.tasks().at(-1)).importance).toBe(null);
  });

  it('is asked for by the fiftieth new thought, once', () => {
    const chat = openChat();
    const due = () =>
      chat.store.outbox.undispatched({ names: ['review-log'], now: chat.now, limit: 10 }).map(({ jobId }) => jobId);
    for (let n = 1; n < 50; n += 1) chat.say(`buy lamp number ${n}`);
    expect(due()).toEqual([]);
    chat.say('buy the fiftieth lamp');
    expect(due()).toEqual(['review-log-1-after-0']);
    for (let n = 0; n < 15; n += 1) chat.say(`buy shade number ${n}`);
    expect(due()).toEqual(['review-log-1-after-0']);
    review(chat);
    for (let n = 0; n < 60; n += 1) chat.say(`buy bulb number ${n}`);
    expect(due()).toEqual(['review-log-1-after-0', 'review-log-1-after-1']);
  });

  it('says in /status when it was, what it found, and how many thoughts are left', () => {
    const chat = openChat();
    expect(chat.say('/status').said?.text).toMatch(/Your log was not reviewed yet, the next after 50 more thoughts/);
    liveWith(chat);
    review(chat);
    chat.say('buy lamps');
    expect(chat.say('/status').said?.text).toMatch(
      /Your log was reviewed today \d\d:\d\d and found \d+ patterns? and 1 new insight, the next after 49 more thoughts/,
    );
    review(chat);
    // The insight of before still waits: to say that none is new would deny it.
    expect(chat.say('/status').said?.text).toMatch(/and found \d+ patterns?, the next after \d+ more thoughts/);
  });
});
