import { element } from './dom.js';
import { loadDemos, startDemo, stopDemo } from './server.js';

const part = (id) => document.querySelector(`#${id}`);
/** The demo that plays on this page, by its address. */
const playing = /\/demos\/([a-z-]+)\/$/.exec(location.pathname)?.[1] ?? null;
const root = playing ? '../../' : './';

/** Buttons for what can be watched; within a demo, what plays it again and what leads back. */
export async function offerDemos(attempt) {
  if (playing) return controls(attempt);
  const demos = await loadDemos();
  const buttons = demos.map(({ name, title, about }) =>
    element('button', { type: 'button', className: 'demo', title: about, on: { click: begin(name, attempt) } }, title),
  );
  part('demo-buttons').append(...buttons);
  part('demo-buttons').hidden = demos.length === 0;
  part('demo-hint').textContent = demos.map(({ title, about }) => `${title}: ${about}`).join(' ');
  part('demo-hint').hidden = demos.length === 0;
}

/** The line above the chat. */
export function narrate(line) {
  part('narration').hidden = !playing;
  part('narration-line').textContent = line ?? '';
}

function controls(attempt) {
  part('demo-again').addEventListener('click', begin(playing, attempt));
  part('demo-leave').addEventListener('click', (event) => {
    event.target.disabled = true;
    void attempt(() => stopDemo(playing, root)).then(() => location.assign(root));
  });
}

function begin(name, attempt) {
  return (event) => {
    event.target.disabled = true;
    void attempt(() => startDemo(name, root)).then((address) => {
      event.target.disabled = false;
      if (address) location.assign(`${root}${address}`);
    });
  };
}
