import { createCommandsMenu } from './commands-menu.js';
import { drawings } from './dom.js';
import { summary } from './message-view.js';

/**
 * The input at the bottom with what it is about: nothing, a reply, an edit, or a file. `send` gets
 * `{text, mode}` and resolves to false when nothing was sent; then the text comes back.
 */
export function createComposer({ send, lastOwn, neighbours, nameOf, warn }) {
  const part = (id) => document.querySelector(`#${id}`);
  const field = part('text');
  const menu = createCommandsMenu({ box: part('commands'), field, button: part('menu-button') }, (command) => {
    field.value = '';
    resize();
    void submit(command);
  });
  /** `{kind: 'plain'}`, `{kind: 'reply' | 'edit', message}` or `{kind: 'file', file, address}`. */
  let mode = { kind: 'plain' };
  let draft = '';

  const resize = () => {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
    part('send-button').classList.toggle('idle', field.value.trim() === '' && mode.kind !== 'file');
  };

  const setMode = (next) => {
    if (mode.address) URL.revokeObjectURL(mode.address);
    if (mode.kind === 'edit' && next.kind !== 'edit') field.value = draft;
    if (next.kind === 'edit') {
      if (mode.kind !== 'edit') draft = field.value;
      field.value = next.message.text ?? next.message.caption ?? '';
    }
    mode = next;
    showContext(part, mode, nameOf);
    part('send-button').setAttribute('aria-label', mode.kind === 'edit' ? 'Save' : 'Send');
    resize();
    menu.close();
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  };

  const submit = async (text) => {
    const sent = { text, mode };
    if (text.trim() === '' && mode.kind !== 'file') return;
    draft = '';
    field.value = '';
    setMode({ kind: 'plain' });
    field.value = '';
    resize();
    menu.close();
    if ((await send(sent)) === false && field.value === '') {
      field.value = text;
      resize();
    }
  };

  const attach = (file) => {
    if (!file) return;
    if (file.size > 50 * 1024 * 1024) return warn('A file may have 50 MB at most.');
    const address = file.type.startsWith('image/') ? URL.createObjectURL(file) : undefined;
    setMode({ kind: 'file', file, address });
  };

  const shortcuts = {
    Escape: () => mode.kind !== 'plain' && setMode({ kind: 'plain' }),
    ArrowUp: (event) => {
      if (event.ctrlKey || event.metaKey) return replyTo(-1);
      const last = field.value === '' && mode.kind === 'plain' ? lastOwn() : null;
      return last && setMode({ kind: 'edit', message: last });
    },
    ArrowDown: (event) => (event.ctrlKey || event.metaKey) && replyTo(1),
  };
  const replyTo = (step) => {
    if (mode.kind === 'edit' || mode.kind === 'file') return false;
    const next = neighbours(mode.message?.message_id ?? null, step);
    setMode(next ? { kind: 'reply', message: next } : { kind: 'plain' });
    return true;
  };

  field.addEventListener('input', () => {
    resize();
    menu.update();
  });
  field.addEventListener('keydown', (event) => {
    // While an input method composes, its keys are its own.
    if (event.isComposing || menu.handle(event)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault();
      void submit(field.value);
    } else if (shortcuts[event.key]?.(event)) event.preventDefault();
  });
  field.addEventListener('blur', () => setTimeout(menu.close, 120));
  document.addEventListener('paste', (event) => {
    const [file] = event.clipboardData?.files ?? [];
    if (!file) return;
    event.preventDefault();
    attach(file);
  });
  part('form').addEventListener('submit', (event) => {
    event.preventDefault();
    void submit(field.value);
  });
  part('context-cancel').addEventListener('click', () => setMode({ kind: 'plain' }));
  part('attach-button').addEventListener('click', () => part('file').click());
  part('file').addEventListener('change', () => {
    attach(part('file').files[0]);
    part('file').value = '';
  });
  acceptDrops(part('composer'), attach);
  resize();

  return {
    focus: () => field.focus(),
    fill: (text) => {
      setMode({ kind: 'plain' });
      field.value = text;
      resize();
      field.focus();
    },
    submit,
    reply: (message) => setMode({ kind: 'reply', message }),
    edit: (message) => setMode({ kind: 'edit', message }),
    /** A message that is gone can be neither edited nor replied to. */
    forget: (id) => {
      if (mode.message?.message_id === id) setMode({ kind: 'plain' });
    },
    setCommands: menu.set,
    setBlocked: (blocked) => {
      part('form').hidden = blocked;
      part('unblock-button').hidden = !blocked;
    },
  };
}

function showContext(part, mode, nameOf) {
  part('context').hidden = mode.kind === 'plain';
  part('context-thumb').hidden = !mode.address;
  if (mode.address) part('context-thumb').src = mode.address;
  const shown = {
    plain: () => ['', '', ''],
    reply: () => [drawings.reply, `Reply to ${nameOf(mode.message)}`, summary(mode.message)],
    edit: () => [drawings.edit, 'Edit message', summary(mode.message)],
    file: () => [
      drawings.file,
      mode.address ? 'Photo' : 'File',
      `${mode.file.name || 'picture.png'} · add a caption if you like`,
    ],
  };
  const [drawing, title, text] = shown[mode.kind]();
  part('context-icon').setAttribute('d', drawing);
  part('context-title').textContent = title;
  part('context-text').textContent = text;
}

function acceptDrops(area, attach) {
  const whole = document.body;
  whole.addEventListener('dragover', (event) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    area.classList.add('over');
  });
  whole.addEventListener('dragleave', (event) => {
    if (!event.relatedTarget) area.classList.remove('over');
  });
  whole.addEventListener('drop', (event) => {
    event.preventDefault();
    area.classList.remove('over');
    attach(event.dataTransfer?.files[0]);
  });
}
