/** The endpoints of the playground. Each rejects with a sentence that can be shown. */

const person = new URLSearchParams(location.search).get('person');
/** The page is served at the root and, for a demo, below it: addresses are seen from where it lies. */
const here = new URL('./', location.href);

export async function loadState({ before } = {}) {
  const address = new URL('api/state', here);
  if (before !== undefined) address.searchParams.set('before', before);
  return await ask(withPerson(address));
}

export const sendText = (text, replyTo) => post('api/send', { text, ...(replyTo ? { reply_to: replyTo } : {}) });
export const editText = (messageId, text) => post('api/edit', { message_id: messageId, text });
export const tapButton = (messageId, button) => post('api/tap', { message_id: messageId, button });
export const setBlocked = (blocked) => post('api/block', { blocked });

export async function sendFile(file, { caption, replyTo }) {
  const form = new FormData();
  form.set('file', file, file.name || 'picture.png');
  if (caption) form.set('caption', caption);
  if (replyTo) form.set('reply_to', replyTo);
  if (person) form.set('person', person);
  return await ask('api/upload', { method: 'POST', body: form });
}

/**
 * Follows the chat. `on.open` is called at every (re)connection, `on.lost` when the connection breaks; the browser
 * connects again by itself.
 */
export function follow(on) {
  const source = new EventSource(withPerson(new URL('api/events', here)));
  source.addEventListener('open', () => on.open());
  source.addEventListener('error', () => {
    on.lost();
    // After an answer that is no event stream (a proxy, another server on the port) a browser gives up for good.
    if (source.readyState === EventSource.CLOSED) setTimeout(follow, 2000, on);
  });
  for (const type of ['message', 'edited', 'deleted', 'action', 'commands', 'person', 'bot', 'narration']) {
    source.addEventListener(type, (event) => on.event(JSON.parse(event.data)));
  }
}

function withPerson(address) {
  if (person) address.searchParams.set('person', person);
  return address;
}

/** The demos that can be watched; none within a demo. */
export const loadDemos = async () => (await ask('api/demos')).demos;
/** Begins a demo and resolves with its address, as seen from `root`. */
export const startDemo = async (name, root = './') => (await post(`${root}api/demos/${name}/start`, {})).address;
export const stopDemo = (name, root = './') => post(`${root}api/demos/${name}/stop`, {});

async function post(path, body) {
  return await ask(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(person ? { person: Number(person), ...body } : body),
  });
}

async function ask(address, request) {
  const response = await fetch(address, request).catch(() => {
    throw new Error('The playground does not answer. Is it still running?');
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(sentence(answer.error ?? `the playground answered ${response.status}`));
  return answer;
}

function sentence(words) {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`;
}
