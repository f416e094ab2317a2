import { element } from './dom.js';

/** The list of commands above the input: opens at "/", narrows with what follows, moves with the arrows. */
export function createCommandsMenu({ box, field, button }, choose) {
  let commands = [];
  let shown = [];
  let chosen = 0;
  /** Opened by the button, it shows everything whatever stands in the field. */
  let pinned = false;

  const typed = () => /^\/(\w*)$/.exec(field.value)?.[1] ?? null;
  const mark = () => {
    [...box.children].forEach((option, index) => option.setAttribute('aria-selected', String(index === chosen)));
    box.children[chosen]?.scrollIntoView({ block: 'nearest' });
    field.setAttribute('aria-activedescendant', shown[chosen] ? `command-${shown[chosen].command}` : '');
  };
  const close = () => {
    pinned = false;
    box.hidden = true;
    button.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  };
  const open = (list) => {
    shown = list;
    chosen = 0;
    box.replaceChildren(...shown.map(optionView));
    box.hidden = shown.length === 0;
    button.setAttribute('aria-expanded', String(!box.hidden));
    mark();
  };
  const update = () => {
    const filter = typed();
    if (filter === null) {
      if (!pinned || field.value) close();
      return;
    }
    const starting = commands.filter(({ command }) => command.startsWith(filter.toLowerCase()));
    const containing = commands.filter((one) => !starting.includes(one) && one.command.includes(filter.toLowerCase()));
    open([...starting, ...containing]);
  };
  const take = (index) => {
    const command = shown[index];
    close();
    if (command) choose(`/${command.command}`);
  };

  function optionView({ command, description }, index) {
    const option = element(
      'div',
      { id: `command-${command}`, className: 'option', attributes: { role: 'option', 'aria-selected': 'false' } },
      element('b', {}, `/${command}`),
      element('span', {}, description),
    );
    // Before the field loses the focus, so that a phone's keyboard stays.
    option.addEventListener('pointerdown', (event) => event.preventDefault());
    option.addEventListener('click', () => take(index));
    option.addEventListener('pointermove', () => {
      if (chosen === index) return;
      chosen = index;
      mark();
    });
    return option;
  }

  button.addEventListener('click', () => {
    if (!box.hidden) return close();
    pinned = true;
    open(commands);
    return field.focus();
  });

  const keys = {
    ArrowDown: () => (chosen = (chosen + 1) % shown.length),
    ArrowUp: () => (chosen = (chosen + shown.length - 1) % shown.length),
    Enter: () => take(chosen),
    Tab: () => {
      field.value = `/${shown[chosen].command} `;
      close();
      field.dispatchEvent(new Event('input'));
    },
    Escape: close,
  };

  return {
    set: (list) => {
      commands = list;
      button.hidden = list.length === 0;
      if (!box.hidden) update();
    },
    update,
    close,
    /** Whether the key was for the menu. */
    handle: (event) => {
      if (box.hidden || event.shiftKey || event.ctrlKey || event.metaKey || !(event.key in keys)) return false;
      event.preventDefault();
      keys[event.key]();
      if (!box.hidden) mark();
      return true;
    },
  };
}
