import { element, icon } from './dom.js';

/** Shows a menu at a point; `items` are `{name, drawing, run}`. The focus goes back to where it was. */
export function popupMenu(items, { x, y }) {
  const popup = document.querySelector('#popup');
  const before = document.activeElement;
  const keys = (event) => moveInMenu(event, popup, close);
  const close = (refocus) => {
    popup.hidden = true;
    popup.removeEventListener('keydown', keys);
    document.removeEventListener('pointerdown', outside, true);
    if (refocus) before?.focus?.();
  };
  const outside = (event) => {
    if (!popup.contains(event.target)) close(false);
  };
  popup.replaceChildren(
    ...items.map(({ name, drawing, run }) =>
      element(
        'button',
        {
          type: 'button',
          attributes: { role: 'menuitem', tabindex: '-1' },
          on: {
            click: () => {
              close(true);
              run();
            },
          },
        },
        icon(drawing),
        name,
      ),
    ),
  );
  popup.hidden = false;
  popup.style.left = `${Math.max(8, Math.min(x, innerWidth - popup.offsetWidth - 8))}px`;
  popup.style.top = `${Math.max(8, Math.min(y, innerHeight - popup.offsetHeight - 8))}px`;
  popup.addEventListener('keydown', keys);
  document.addEventListener('pointerdown', outside, true);
  popup.firstElementChild?.focus();
}

function moveInMenu(event, popup, close) {
  const buttons = [...popup.children];
  const index = buttons.indexOf(document.activeElement);
  const targets = {
    ArrowDown: buttons[(index + 1) % buttons.length],
    ArrowUp: buttons[(index + buttons.length - 1) % buttons.length],
    Home: buttons[0],
    End: buttons.at(-1),
  };
  if (event.key === 'Escape' || event.key === 'Tab') close(true);
  else if (targets[event.key]) targets[event.key].focus();
  else return;
  event.preventDefault();
  event.stopPropagation();
}
