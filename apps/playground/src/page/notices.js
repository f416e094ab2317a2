import { element } from './dom.js';

/** A line that goes away by itself. */
export function toast(text, ms = Math.min(2200 + text.length * 45, 7000)) {
  const made = element('div', { className: 'toast' }, text);
  document.querySelector('#toasts').append(made);
  setTimeout(() => made.remove(), ms);
}

/** A text that waits for OK, as an answer with `show_alert` asks for. */
export function alertDialog(text) {
  document.querySelector('#alert-text').textContent = text;
  document.querySelector('#alert').showModal();
}

export function showPhoto(address, caption) {
  const image = document.querySelector('#viewer-image');
  image.src = address;
  image.alt = caption ?? 'Photo';
  const viewer = document.querySelector('#viewer');
  viewer.showModal();
  viewer.addEventListener('click', () => viewer.close(), { once: true });
}

export function showShortcuts() {
  document.querySelector('#shortcuts').showModal();
}
