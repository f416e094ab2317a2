import type { ChatMessage } from '@noctem/playground';
import type { Exchange } from './chat.ts';
import { chosen } from './grammar.ts';
import type { Wish } from './habit.ts';
import type { Living } from './life.ts';
import { dayOf, type Utterance } from './plan.ts';
import { correctingWords } from './wording.ts';
import { type WrongField, wrongIn } from './wish.ts';

/** Where a correction is made: the message that was misread and, if one is at hand, the butler's message about it. */
interface Place {
  readonly messageId: number;
  readonly replyTo?: number;
  readonly confirmation?: ChatMessage;
}

/** Corrects what is filed wrong, or follows a whim; both not always. */
export async function putRight(living: Living, said: Utterance, exchange: Exchange): Promise<void> {
  const { human, random } = living;
  const confirmation = exchange.replies.findLast(({ text }) => !text.startsWith('💡'));
  const place = {
    messageId: exchange.messageId,
    ...(confirmation && { confirmation, replyTo: confirmation.messageId }),
  };
  if (said.habit === null && random.next() < human.manner.whims) return await followWhim(living, said, place);
  if (random.next() < human.manner.corrects) await putRightAt(living, said, place);
}

const tries = 3;

/** Corrects field by field until it is as it was meant, or patience ends. */
export async function putRightAt(living: Living, said: Utterance, place: Place): Promise<void> {
  const { chat, human, diary } = living;
  let before = '';
  for (let left = tries + 1; left > 0; left -= 1) {
    const filed = chat.eyes.filed(place.messageId);
    const wrong = filed ? wrongIn(filed, said.wish, dayOf(said.at, human.zone)) : [];
    const [field] = wrong;
    if (field === undefined) return;
    const isStuck = before === JSON.stringify(filed);
    before = JSON.stringify(filed);
    if (isStuck) diary.despairs(said, living.lastWords);
    if (left === 1) return;
    await correctField(living, said, {
      ...place,
      field: field === 'date' && wrong.includes('time') ? 'date and time' : field,
      isStuck,
    });
    diary.corrects(said);
  }
}

interface Correcting extends Place {
  readonly field: WrongField | 'date and time';
  /** The last try did nothing: say it in the plainest way. */
  readonly isStuck: boolean;
}

async function correctField(living: Living, said: Utterance, how: Correcting): Promise<void> {
  const { chat, random } = living;
  living.now += (15 + random.below(60)) * 1000;
  const at = living.now;
  const replyTo = how.replyTo === undefined ? {} : { replyTo: how.replyTo };
  const route = how.isStuck ? 'summon' : routeFor(living, how);
  const words = (style: 'words' | 'short') => correctingWords(how.field, { wish: said.wish, style, random });
  const say = async (text: string, where: { replyTo?: number } = replyTo) => {
    living.lastWords = text;
    await chat.say(text, { at, ...where });
  };
  switch (route) {
    case 'button':
      living.lastWords = `tap ${kindLabel(said.wish)}`;
      await chat.tap(how.confirmation?.messageId ?? 0, kindLabel(said.wish));
      return;
    case 'edit':
      living.lastWords = 'edit';
      await chat.edit(how.messageId, `${said.text} ${words('short')}`, at);
      return;
    case 'amend':
      return await say(`* ${words('short')}`);
    case 'reply':
      return await say(words('short'));
    case 'summon':
      return await say(`/summon ${words('words')}`, chosen([replyTo, how.isStuck ? replyTo : {}], random));
    default:
      return route satisfies never;
  }
}

type Route = 'summon' | 'amend' | 'reply' | 'edit' | 'button';

/** A way that is open for this field, by the person's liking. */
function routeFor({ human, random }: Living, { field, confirmation }: Correcting): Route {
  const hasButton =
    field === 'kind' && confirmation?.buttons.flat().some(({ text }) => text === 'Note' || text === 'Task');
  const open: readonly Route[] = (['summon', 'amend', 'reply', 'edit', 'button'] as const).filter((route) => {
    if (route === 'button') return hasButton;
    return route !== 'edit' || field === 'importance' || field === 'project';
  });
  const all = open.reduce((sum, route) => sum + human.manner.routes[route], 0);
  let mark = random.next() * all;
  return open.find((route) => (mark -= human.manner.routes[route]) < 0) ?? 'summon';
}

function kindLabel(wish: Wish): string {
  return wish.kind === 'note' ? 'Note' : 'Task';
}

const whims = [
  '/summon important',
  '* tomorrow',
  '/summon less important',
  '* friday',
  '/summon no date',
  '* !2',
  '/summon make it sunday',
  '/summon forget it',
];

async function followWhim(living: Living, said: Utterance, place: Place): Promise<void> {
  if (living.chat.eyes.filed(place.messageId)?.as !== 'task') return;
  living.now += 30_000;
  await living.chat.say(chosen(whims, living.random), {
    at: living.now,
    ...(place.replyTo !== undefined && { replyTo: place.replyTo }),
  });
  living.diary.corrects(said);
}
