import { element } from './dom.js';
import { messageView } from './message-view.js';

const sameGroupSeconds = 300;
const nearBottom = 90;

/** The list of messages: keeps order, groups, day separators, the place to which one has scrolled, and the focus. */
export function createTimeline({ list, scroller, toBottom, unread }, view) {
  const entries = new Map();
  let missed = 0;
  let sticks = true;

  const atBottom = () => scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < nearBottom;
  const showMissed = () => {
    toBottom.hidden = sticks;
    unread.hidden = missed === 0;
    unread.textContent = missed;
  };
  const scrollDown = (behavior = 'smooth') => scroller.scrollTo({ top: scroller.scrollHeight, behavior });
  let top = 0;
  const noteScroll = () => {
    // Only a move upwards lets go: new messages may grow the chat faster than the scrolling follows.
    if (atBottom()) sticks = true;
    else if (scroller.scrollTop < top - 2) sticks = false;
    top = scroller.scrollTop;
    if (sticks) missed = 0;
    showMissed();
  };
  const settle = () => {
    // Something may arrive before the browser has told of a scrolling that it has done.
    if (scroller.scrollTop !== top) noteScroll();
    if (sticks && entries.size > 0) scrollDown('auto');
  };

  scroller.addEventListener('scroll', noteScroll);
  toBottom.addEventListener('click', () => {
    sticks = true;
    missed = 0;
    showMissed();
    scrollDown();
  });
  new ResizeObserver(settle).observe(list);
  new ResizeObserver(settle).observe(scroller);
  // Browsers show the focus of a clicked message as soon as a key is pressed: only the arrow keys count here.
  list.addEventListener('focusout', ({ target }) => target.classList.remove('reached'));
  list.addEventListener('keydown', (event) => moveFocus(event, { list, view }));

  const put = (entry, { fresh }) => {
    const id = entry.message.message_id;
    const made = messageView(entry, view);
    const present = entries.get(id)?.node;
    entries.set(id, { ...entry, node: made });
    if (present) replaceKeepingFocus(present, made);
    else {
      insertInOrder(list, made, id);
      if (fresh) made.classList.add('fresh');
    }
    return !present;
  };

  return {
    get size() {
      return entries.size;
    },
    entry: (id) => entries.get(id),
    all: () => [...entries.values()].sort((a, b) => a.message.message_id - b.message.message_id),
    /** Takes the whole present chat: what is gone goes, what is known is replaced only when it changed. */
    reconcile: (all) => {
      const first = entries.size === 0;
      // A whole chat is not news to be read out.
      list.setAttribute('aria-busy', 'true');
      const ids = new Set(all.map(({ message }) => message.message_id));
      const oldest = all[0]?.message.message_id ?? Number.POSITIVE_INFINITY;
      for (const [id, { node }] of entries) {
        if (ids.has(id) || id < oldest) continue;
        node.remove();
        entries.delete(id);
      }
      for (const entry of all) {
        if (entries.get(entry.message.message_id)?.revision !== entry.revision) put(entry, { fresh: false });
      }
      arrange(list, entries);
      if (first) scrollDown('auto');
      list.removeAttribute('aria-busy');
      settle();
    },
    /** Older messages above the present ones, without moving what is being read. */
    prepend: (older) => {
      const height = scroller.scrollHeight;
      for (const entry of older) put(entry, { fresh: false });
      arrange(list, entries);
      scroller.scrollTop += scroller.scrollHeight - height;
    },
    put: (entry) => {
      if (scroller.scrollTop !== top) noteScroll();
      const added = put(entry, { fresh: true });
      arrange(list, entries);
      if (added && entry.by === 'person') sticks = true;
      else if (added && !sticks) missed++;
      settle();
      showMissed();
    },
    remove: (id) => {
      entries.get(id)?.node.remove();
      entries.delete(id);
      arrange(list, entries);
    },
    jump: (id) => {
      const node = entries.get(id)?.node;
      if (!node) return;
      node.scrollIntoView({ block: 'center', behavior: 'smooth' });
      node.classList.remove('flash');
      requestAnimationFrame(() => node.classList.add('flash'));
    },
    settle,
    scrollDown,
  };
}

function insertInOrder(list, node, id) {
  const nodes = [...list.querySelectorAll('.message')];
  const earlier = nodes.findLast((other) => Number(other.dataset.id) < id);
  if (earlier) earlier.after(node);
  else if (nodes[0]) nodes[0].before(node);
  else list.append(node);
}

/** An edited message must not throw the keyboard out of the chat. */
function replaceKeepingFocus(present, made) {
  const focused = present.contains(document.activeElement) ? document.activeElement : null;
  const reached = present.classList.contains('reached');
  const keys = [...present.querySelectorAll('.key')];
  const index = keys.indexOf(focused);
  present.replaceWith(made);
  if (!focused) return;
  const target = made.querySelectorAll('.key')[index] ?? made;
  made.classList.toggle('reached', target === made && reached);
  target.focus({ preventScroll: true });
}

const today = () => new Date();
const long = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long' });

/** Days, groups, and which buttons Tab reaches: those of the newest message that has some. */
function arrange(list, entries) {
  const nodes = [...list.querySelectorAll('.message')];
  const days = new Set();
  let before = null;
  let day = null;
  for (const node of nodes) {
    const entry = entries.get(Number(node.dataset.id));
    const name = dayName(entry.message.date);
    const newDay = day?.dataset.day !== name;
    if (newDay) {
      day = dayGroup(node, { name, after: day, days, list });
      days.add(day);
    }
    if (node.parentElement !== day) day.append(node);
    const follows = !newDay && belongsTogether(before, entry);
    node.classList.toggle('follows', follows);
    node.classList.add('last');
    if (follows) before.node.classList.remove('last');
    before = { ...entry, node };
  }
  for (const group of list.querySelectorAll('.day-group')) if (!days.has(group)) group.remove();
  const withKeys = nodes.findLast((node) => node.querySelector('.key'));
  for (const key of list.querySelectorAll('.key')) key.tabIndex = withKeys?.contains(key) ? 0 : -1;
}

/** The section in which the node stands already when it is of that day, else a new one: nodes move as little as possible. */
function dayGroup(node, { name, after, days, list }) {
  const present = node.closest('.day-group');
  if (present?.dataset.day === name && !days.has(present)) return present;
  const group = element('section', { className: 'day-group', attributes: { 'data-day': name, 'aria-label': name } });
  group.append(element('div', { className: 'day', attributes: { 'aria-hidden': 'true' } }, name));
  if (after) after.after(group);
  else list.prepend(group);
  return group;
}

function belongsTogether(before, entry) {
  const gap = Math.abs(entry.message.date - before.message.date);
  return before.by === entry.by && gap < sameGroupSeconds && !before.message.reply_markup;
}

function dayName(seconds) {
  const date = new Date(seconds * 1000);
  const days = Math.round((startOfDay(today()) - startOfDay(date)) / 86_400_000);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return date.getFullYear() === today().getFullYear() ? short.format(date) : long.format(date);
}

function startOfDay(date) {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

function moveFocus(event, { list, view }) {
  const nodes = [...list.querySelectorAll('.message')];
  const present = event.target.closest('.message');
  const key = event.target.closest('.key');
  if (key && moveAmongKeys(event, key, { message: present, list })) return;
  const index = nodes.indexOf(present);
  if (event.key === 'ArrowUp' || event.key === 'ArrowDown') {
    event.preventDefault();
    const step = event.key === 'ArrowUp' ? -1 : 1;
    if (index === nodes.length - 1 && step === 1) return view.on.leave();
    const next = index < 0 ? nodes.at(-1) : nodes[Math.max(index + step, 0)];
    return focusMessage(next, list);
  }
  if (event.key === 'Home' || event.key === 'End') {
    event.preventDefault();
    return focusMessage(event.key === 'Home' ? nodes[0] : nodes.at(-1), list);
  }
  if (event.key === 'Escape') return view.on.leave();
  if (present && event.target === present) view.on.key(Number(present.dataset.id), event, present);
}

function focusMessage(node, list) {
  if (!node) return;
  for (const key of list.querySelectorAll('.key')) key.tabIndex = node.contains(key) ? 0 : -1;
  node.classList.add('reached');
  node.focus();
}

/** Within a keyboard the arrows go from button to button; beyond its edge, on to the messages. */
function moveAmongKeys(event, key, { message, list }) {
  const rows = [...message.querySelectorAll('.keys')].map((row) => [...row.querySelectorAll('.key')]);
  if (!event.key.startsWith('Arrow')) return false;
  const row = rows.findIndex((keys) => keys.includes(key));
  const column = rows[row].indexOf(key);
  const targets = {
    ArrowLeft: rows[row][column - 1],
    ArrowRight: rows[row][column + 1],
    ArrowUp: rows[row - 1]?.[Math.min(column, (rows[row - 1]?.length ?? 1) - 1)],
    ArrowDown: rows[row + 1]?.[Math.min(column, (rows[row + 1]?.length ?? 1) - 1)],
  };
  const target = targets[event.key];
  if (!target && event.key === 'ArrowDown') return false;
  event.preventDefault();
  if (target) target.focus();
  else if (event.key === 'ArrowUp') focusMessage(message, list);
  return true;
}
