import { createComposer } from './composer.js';
import { narrate, offerDemos } from './demo.js';
import { drawings, element } from './dom.js';
import { alertDialog, showPhoto, showShortcuts, toast } from './notices.js';
import { popupMenu } from './popup-menu.js';
import { editText, follow, loadState, sendFile, sendText, setBlocked, tapButton } from './server.js';
import { createTimeline } from './timeline.js';

const part = (id) => document.querySelector(`#${id}`);
const examples = ['buy milk tomorrow at 9', 'the ferry leaves from pier 4', 'call Ana every friday'];
const typingMs = 5500;

const state = { botName: 'Bot', connected: false, reachable: false, blocked: false, more: false, typing: undefined };

const view = {
  get botName() {
    return state.botName;
  },
  on: {
    command: (text) => void composer.submit(text),
    tap,
    reply: (message) => composer.reply(message),
    edit: (message) => composer.edit(message),
    menu: messageMenu,
    jump: (id) => timeline.jump(id),
    photo: showPhoto,
    leave: () => composer.focus(),
    key: messageKey,
  },
};

const timeline = createTimeline(
  { list: part('timeline'), scroller: part('scroller'), toBottom: part('to-bottom'), unread: part('unread') },
  view,
);
const composer = createComposer({
  send,
  lastOwn: () =>
    timeline.all().findLast(({ by, message }) => by === 'person' && (message.text || message.caption))?.message ?? null,
  neighbours: (id, step) => {
    const all = timeline.all().map(({ message }) => message);
    const index = id === null ? all.length : all.findIndex(({ message_id }) => message_id === id);
    return all[index + step] ?? null;
  },
  nameOf: (message) => (message.from.is_bot ? state.botName : 'yourself'),
  warn: toast,
});

start();

function start() {
  part('examples').append(
    ...examples.map((text) =>
      element('li', {}, element('button', { type: 'button', on: { click: () => composer.fill(text) } }, text)),
    ),
  );
  part('start-button').addEventListener('click', () => void composer.submit('/start'));
  part('unblock-button').addEventListener('click', () => void attempt(() => setBlocked(false)));
  part('more-button').addEventListener('click', moreMenu);
  part('scroller').addEventListener('scroll', () => void loadOlder());
  document.addEventListener('keydown', startTyping);
  void attempt(() => offerDemos(attempt));
  follow({ open: () => void refresh(), lost, event: take });
  if (matchMedia('(hover: hover)').matches) composer.focus();
}

/** The whole present state: at the start, and after every interruption. */
async function refresh() {
  const present = await attempt(() => loadState());
  if (!present) return;
  state.reachable = true;
  state.botName = present.bot.first_name;
  state.connected = present.bot.connected;
  state.more ||= present.more && timeline.size === 0;
  document.title = state.botName;
  part('bot-name').textContent = state.botName;
  part('welcome-title').textContent = `Say something to ${state.botName}`;
  timeline.reconcile(present.messages);
  composer.setCommands(present.commands);
  showBlocked(present.person.blocked);
  narrate(present.narration);
  showWelcome();
  showStatus();
}

function lost() {
  state.reachable = false;
  stopTyping();
  showStatus();
}

function take(event) {
  switch (event.type) {
    case 'message':
    case 'edited':
      if (event.by === 'bot') stopTyping();
      timeline.put(event);
      showWelcome();
      break;
    case 'deleted':
      timeline.remove(event.messageId);
      composer.forget(event.messageId);
      showWelcome();
      break;
    case 'action':
      showTyping();
      break;
    case 'bot':
      state.connected = event.connected;
      showStatus();
      break;
    case 'person':
      showBlocked(event.blocked);
      break;
    case 'narration':
      narrate(event.line);
      break;
    default:
      void refresh();
  }
}

async function send({ text, mode }) {
  const replyTo = mode.kind === 'reply' ? mode.message.message_id : undefined;
  const done = await attempt(async () => {
    if (mode.kind === 'edit') {
      const before = mode.message.text ?? mode.message.caption ?? '';
      return text.trim() === before ? {} : await editText(mode.message.message_id, text);
    }
    if (mode.kind === 'file') return await sendFile(mode.file, { caption: text, replyTo });
    return await sendText(text, replyTo);
  });
  return done !== null;
}

async function tap(message, button) {
  const answer = await attempt(() => tapButton(message.message_id, button.callback_data));
  if (!answer) return;
  if (!answer.answered) toast('The bot did not answer.');
  else if (answer.text && answer.show_alert) alertDialog(answer.text);
  else if (answer.text) toast(answer.text);
}

/** null when it failed; then the reason has been shown. */
async function attempt(action) {
  try {
    return await action();
  } catch (error) {
    if (state.reachable) toast(error.message);
    return null;
  }
}

async function loadOlder() {
  const [oldest] = timeline.all();
  if (!state.more || !oldest || part('scroller').scrollTop > 400) return;
  state.more = false;
  const older = await attempt(() => loadState({ before: oldest.message.message_id }));
  if (!older) return;
  timeline.prepend(older.messages);
  state.more = older.more;
}

function showStatus() {
  const shown = statusNow();
  part('status').dataset.state = shown.state;
  part('status-text').textContent = shown.text;
}

function statusNow() {
  if (!state.reachable) return { state: 'offline', text: 'connecting…' };
  if (!state.connected) return { state: 'offline', text: 'the bot is not running' };
  return state.typing ? { state: 'typing', text: 'typing…' } : { state: 'online', text: 'online' };
}

function showTyping() {
  clearTimeout(state.typing);
  state.typing = setTimeout(stopTyping, typingMs);
  part('typing').hidden = false;
  timeline.settle();
  showStatus();
}

function stopTyping() {
  clearTimeout(state.typing);
  state.typing = undefined;
  part('typing').hidden = true;
  showStatus();
}

function showBlocked(blocked) {
  state.blocked = blocked;
  composer.setBlocked(blocked);
}

function showWelcome() {
  const empty = timeline.size === 0;
  part('welcome').hidden = !empty;
  part('timeline').hidden = empty;
}

function messageActions({ message, mine }) {
  const words = message.text ?? message.caption;
  const items = [{ name: 'Reply', drawing: drawings.reply, run: () => composer.reply(message) }];
  if (words) items.push({ name: 'Copy text', drawing: drawings.copy, run: () => void copy(words) });
  if (mine && words) items.push({ name: 'Edit', drawing: drawings.edit, run: () => composer.edit(message) });
  return items;
}

function messageMenu(what, place) {
  popupMenu(messageActions(what), place);
}

function messageKey(id, event, node) {
  const entry = timeline.entry(id);
  const what = { message: entry.message, mine: entry.by === 'person' };
  if (event.ctrlKey || event.metaKey || event.altKey || !node.classList.contains('reached')) return;
  const keys = {
    Enter: () => {
      const box = node.querySelector('.bubble').getBoundingClientRect();
      messageMenu(what, { x: box.left + 16, y: box.bottom - 8 });
    },
    r: () => composer.reply(what.message),
    e: () => what.mine && (what.message.text || what.message.caption) && composer.edit(what.message),
  };
  if (!keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
}

async function copy(words) {
  await navigator.clipboard.writeText(words).then(
    () => toast('Copied.', 1500),
    () => toast('The browser did not allow copying.'),
  );
}

function moreMenu() {
  const box = part('more-button').getBoundingClientRect();
  popupMenu(
    [
      { name: 'Keyboard', drawing: drawings.keyboard, run: showShortcuts },
      {
        name: state.blocked ? 'Unblock the bot' : 'Block the bot',
        drawing: drawings.block,
        run: () => void attempt(() => setBlocked(!state.blocked)),
      },
    ],
    { x: box.right, y: box.bottom + 4 },
  );
}

/** A letter typed anywhere belongs into the input. */
function startTyping(event) {
  const plain = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ';
  const active = document.activeElement;
  // A message that was clicked is not one to which the keyboard went.
  const clicked = active?.closest('#timeline') && !active.matches('.reached, button, a');
  if (plain && (active === document.body || active === null || clicked)) composer.focus();
}
