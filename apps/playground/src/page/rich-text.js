import { element } from './dom.js';

/**
 * Text with Telegram's entities as DOM nodes. Nothing of it is ever read as HTML, and only harmless addresses become
 * links. `onCommand` is called with a bot command that is clicked.
 */
export function richText(text, entities = [], { onCommand } = {}) {
  const sorted = entities
    .map((entity) => ({ ...entity, end: Math.min(entity.offset + entity.length, text.length) }))
    .sort((a, b) => a.offset - b.offset || b.end - a.end);
  return render({ text, onCommand }, sorted, [0, text.length]);
}

/** Whether a text consists of one to three emoji and nothing else; such a text is shown large. */
export function isEmojiOnly(text) {
  return /^(?:\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?(?:\u200d\p{Extended_Pictographic}\ufe0f?)*\s?){1,3}$/u.test(
    text,
  );
}

function render(context, entities, [from, to]) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length > 0) {
    const [entity, ...others] = rest;
    if (entity.offset >= to) break;
    if (entity.offset > at) nodes.push(context.text.slice(at, entity.offset));
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.end, to);
    const inside = others.filter((other) => other.offset < end);
    if (end > start)
      nodes.push(wrap(context, entity, render(context, inside.map(cutAt(end)), [start, end]), [start, end]));
    at = Math.max(at, end);
    // What reaches beyond this entity goes on after it.
    rest = others
      .filter((other) => other.end > end)
      .map((other) => ({ ...other, offset: Math.max(other.offset, end) }));
    if (isBlock(entity) && context.text[at] === '\n') at++;
  }
  if (at < to) nodes.push(context.text.slice(at, to));
  return nodes;
}

function cutAt(end) {
  return (entity) => ({ ...entity, end: Math.min(entity.end, end) });
}

function isBlock({ type }) {
  return type === 'pre' || type === 'blockquote' || type === 'expandable_blockquote';
}

const plainTags = { bold: 'strong', italic: 'em', underline: 'u', strikethrough: 's', code: 'code' };

function wrap(context, entity, children, [start, end]) {
  const words = context.text.slice(start, end);
  const tag = plainTags[entity.type];
  if (tag) return element(tag, {}, ...children);
  switch (entity.type) {
    case 'pre':
      return element('pre', { attributes: { 'data-language': entity.language ?? null } }, ...children);
    case 'blockquote':
      return element('blockquote', {}, ...children);
    case 'expandable_blockquote':
      return expandable(children);
    case 'spoiler':
      return spoiler(children);
    case 'text_link':
      return link(entity.url, children);
    case 'url':
      return link(/^[a-z][\w+.-]*:\/\//i.test(words) ? words : `http://${words}`, children);
    case 'email':
      return link(`mailto:${words}`, children);
    case 'bot_command':
      return element(
        'button',
        { type: 'button', className: 'command', on: { click: () => context.onCommand?.(words) } },
        ...children,
      );
    case 'mention':
    case 'hashtag':
    case 'cashtag':
    case 'text_mention':
    case 'phone_number':
      return element('span', { className: 'tag' }, ...children);
    default:
      return element('span', {}, ...children);
  }
}

const safe = new Set(['http:', 'https:', 'mailto:', 'tel:']);

function link(address, children) {
  if (!URL.canParse(address) || !safe.has(new URL(address).protocol))
    return element('span', { className: 'tag' }, ...children);
  const href = new URL(address).href;
  return element('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow', title: href }, ...children);
}

function spoiler(children) {
  const made = element(
    'span',
    { className: 'spoiler', attributes: { role: 'button', 'aria-label': 'Spoiler', tabindex: '0' } },
    ...children,
  );
  const reveal = (event) => {
    if (made.classList.contains('open')) return;
    event.preventDefault();
    event.stopPropagation();
    made.classList.add('open');
    for (const name of ['role', 'aria-label', 'tabindex']) made.removeAttribute(name);
  };
  made.addEventListener('click', reveal);
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' || event.key === ' ') reveal(event);
  });
  return made;
}

function expandable(children) {
  const toggle = element(
    'button',
    { type: 'button', className: 'toggle', attributes: { 'aria-expanded': 'false' } },
    'Show more',
  );
  const quote = element(
    'blockquote',
    { className: 'long' },
    element('div', { className: 'body' }, ...children),
    toggle,
  );
  toggle.addEventListener('click', () => {
    const open = quote.classList.toggle('open');
    toggle.textContent = open ? 'Show less' : 'Show more';
    toggle.setAttribute('aria-expanded', String(open));
  });
  return quote;
}
