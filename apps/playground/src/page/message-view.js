import { drawings, element, icon } from './dom.js';
import { isEmojiOnly, richText } from './rich-text.js';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'medium' });

/**
 * One message as an element. `on` has what a reader can do with it: `command`, `tap`, `reply`, `edit`, `menu`, `jump`,
 * `photo`.
 */
export function messageView({ message, by }, { on, botName }) {
  const mine = by === 'person';
  const bubble = element(
    'div',
    { className: 'bubble' },
    ...forwardLine(message),
    ...quoteOf(message, { on, botName }),
    ...contentOf(message, { on, mine }),
    metaOf(message, mine),
    actsOf({ message, mine }, on),
  );
  const made = element(
    'article',
    {
      className: ['message', mine ? 'mine' : 'theirs', ...looks(message)].join(' '),
      attributes: {
        'data-id': message.message_id,
        tabindex: '-1',
        'aria-label': label(message, mine ? 'You' : botName),
      },
    },
    element('div', { className: 'stack' }, bubble, ...keyboardOf(message, on)),
  );
  bubble.addEventListener('contextmenu', (event) => {
    if (String(getSelection())) return;
    event.preventDefault();
    on.menu({ message, mine }, { x: event.clientX, y: event.clientY });
  });
  bubble.addEventListener('dblclick', () => on.reply(message));
  onLongPress(bubble, (place) => on.menu({ message, mine }, place));
  return made;
}

const longPressMs = 480;

/** Not every phone turns a long press into a context menu. */
function onLongPress(node, run) {
  let timer;
  const stop = () => clearTimeout(timer);
  node.addEventListener('pointerdown', ({ pointerType, clientX: x, clientY: y }) => {
    if (pointerType === 'touch') timer = setTimeout(() => run({ x, y }), longPressMs);
  });
  for (const type of ['pointerup', 'pointermove', 'pointercancel', 'contextmenu']) node.addEventListener(type, stop);
}

/** The words by which a message is known in a preview. */
export function summary(message) {
  const words = message.text ?? message.caption;
  if (words) return words.replace(/\s+/g, ' ').slice(0, 160);
  if (message.photo) return 'Photo';
  if (message.voice) return 'Voice message';
  if (message.sticker) return `${message.sticker.emoji} Sticker`;
  if (message.location) return 'Location';
  return message.document?.file_name ?? 'Message';
}

function label(message, who) {
  const edited = message.edit_date ? ', edited' : '';
  return `${who} at ${clock.format(message.date * 1000)}${edited}: ${summary(message)}`;
}

function looks(message) {
  if (message.sticker) return ['bare'];
  if (!message.photo) return [];
  return message.caption ? ['with-photo'] : ['with-photo', 'photo-only'];
}

function contentOf(message, { on, mine }) {
  const words = message.text ?? message.caption;
  const entities = message.entities ?? message.caption_entities ?? [];
  const nodes = attachmentOf(message, on);
  if (words) {
    const large = message.text && entities.length === 0 && isEmojiOnly(words);
    const text = richText(words, entities, { onCommand: on.command });
    const made = element('div', { className: large ? 'words emoji' : 'words', dir: 'auto' }, ...text);
    // Keeps the last line clear of the time in the corner.
    made.dataset.corner = `${message.edit_date ? 'edited ' : ''}${clock.format(message.date * 1000)}${mine ? ' mm' : ''}`;
    nodes.push(made);
  }
  return nodes;
}

function attachmentOf(message, on) {
  const photo = message.photo?.at(-1);
  if (photo) return [photoView(photo, message.caption, on)];
  if (message.sticker) return [element('div', { className: 'sticker' }, message.sticker.emoji)];
  if (message.voice) {
    return [
      fileView(message.voice, {
        drawing: drawings.microphone,
        name: 'Voice message',
        detail: `${message.voice.duration ?? 0} s`,
      }),
    ];
  }
  if (message.document) {
    const { file_name: name = 'File', file_size: size } = message.document;
    return [fileView(message.document, { drawing: drawings.file, name, detail: fileSize(size) })];
  }
  if (message.location) return [placeView(message.location)];
  return [];
}

function photoView(photo, caption, on) {
  const address = fileAddress(photo.file_id);
  const image = element('img', {
    src: address,
    alt: caption ?? 'Photo',
    width: photo.width,
    height: photo.height,
    loading: 'lazy',
    decoding: 'async',
  });
  return element(
    'button',
    {
      type: 'button',
      className: 'photo',
      attributes: { 'aria-label': 'Show the photo' },
      on: { click: () => on.photo(address, caption) },
    },
    image,
  );
}

function fileView(file, { drawing, name, detail }) {
  return element(
    'a',
    { className: 'file', href: fileAddress(file.file_id), download: name },
    element('span', { className: 'disc' }, icon(drawing)),
    element('span', {}, element('span', { className: 'name' }, name), element('span', { className: 'size' }, detail)),
  );
}

function placeView({ latitude, longitude }) {
  return element(
    'div',
    { className: 'file' },
    element('span', { className: 'disc' }, icon(drawings.pin)),
    element(
      'span',
      {},
      element('span', { className: 'name' }, 'Location'),
      element('span', { className: 'size' }, `${latitude}, ${longitude}`),
    ),
  );
}

function fileAddress(id) {
  return `api/files/${encodeURIComponent(id)}`;
}

function fileSize(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function metaOf(message, mine) {
  const parts = [];
  if (message.edit_date) parts.push(element('span', {}, 'edited'));
  const date = new Date(message.date * 1000);
  parts.push(element('time', { dateTime: date.toISOString(), title: exact.format(date) }, clock.format(date)));
  if (mine) parts.push(icon(drawings.check));
  return element('span', { className: 'meta' }, ...parts);
}

function forwardLine({ forward_origin: origin }) {
  if (!origin) return [];
  return [
    element(
      'span',
      { className: 'forwarded' },
      `Forwarded from ${origin.sender_user_name ?? origin.sender_user?.first_name ?? 'somebody'}`,
    ),
  ];
}

function quoteOf({ reply_to_message: replied }, { on, botName }) {
  if (!replied) return [];
  return [
    element(
      'button',
      {
        type: 'button',
        className: 'quote',
        attributes: { 'aria-label': `In reply to: ${summary(replied)}` },
        on: { click: () => on.jump(replied.message_id) },
      },
      element('strong', {}, replied.from?.is_bot ? botName : 'You'),
      element('span', {}, summary(replied)),
    ),
  ];
}

function actsOf({ message, mine }, on) {
  const act = (name, drawing, run) =>
    element(
      'button',
      {
        type: 'button',
        className: 'icon-button small',
        title: name,
        tabIndex: -1,
        attributes: { 'aria-label': name },
        on: { click: run },
      },
      icon(drawing),
    );
  const acts = [act('Reply', drawings.reply, () => on.reply(message))];
  if (mine && (message.text || message.caption)) acts.push(act('Edit', drawings.edit, () => on.edit(message)));
  return element('div', { className: 'acts' }, ...acts);
}

function keyboardOf(message, on) {
  const rows = message.reply_markup?.inline_keyboard ?? [];
  if (rows.length === 0) return [];
  const made = rows.map((row) =>
    element('div', { className: 'keys' }, ...row.map((button) => keyOf(message, button, on))),
  );
  return [element('div', { className: 'keyboard', attributes: { role: 'group', 'aria-label': 'Buttons' } }, ...made)];
}

function keyOf(message, button, on) {
  if (button.url) {
    return element(
      'a',
      { className: 'key', href: button.url, target: '_blank', rel: 'noopener noreferrer nofollow' },
      button.text,
    );
  }
  const key = element('button', { type: 'button', className: 'key' }, button.text);
  key.addEventListener('click', async () => {
    if (key.getAttribute('aria-busy') === 'true') return;
    key.setAttribute('aria-busy', 'true');
    await on.tap(message, button);
    key.removeAttribute('aria-busy');
  });
  return key;
}
