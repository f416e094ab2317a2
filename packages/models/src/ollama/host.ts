/** An Ollama server. */
export interface Host {
  /** Its address as it may be shown, without what is secret in it; also its name in rows and traces. */
  readonly name: string;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Reads an address of the configuration. A name and a password in it go into a header: `fetch` refuses them in an address. */
export function hostOf(address: string): Host {
  const url = new URL(address);
  const { username, password } = url;
  url.username = '';
  url.password = '';
  const name = url.href.replace(/\/$/, '');
  if (username === '' && password === '') return { name, address: name, headers: {} };
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return {
    name,
    address: name,
    headers: { authorization: `Basic ${Buffer.from(credentials).toString('base64')}` },
  };
}
