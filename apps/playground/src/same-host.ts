import { isIP } from 'node:net';

/**
 * Whether a request's Host is one under which this server is meant to be reached. A name that somebody else controls
 * and points at this address (DNS rebinding) is not.
 */
export function isAllowedHost(header: string, listening: string): boolean {
  const name = hostName(header);
  if (name === '') return false;
  if (isLoopback(name)) return true;
  if (name === listening.toLowerCase()) return true;
  return !isLoopback(listening) && isIP(name) > 0;
}

/** Whether a request that changes something comes from the page itself, or from no page at all. */
export function isOwnOrigin(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  if (origin === null) return true;
  return URL.canParse(origin) && new URL(origin).host === headers.get('host');
}

function hostName(header: string): string {
  if (!URL.canParse(`http://${header}/`)) return '';
  return new URL(`http://${header}/`).hostname.replace(/^\[|\]$/g, '').toLowerCase();
}

function isLoopback(name: string): boolean {
  return name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127(\.\d{1,3}){3}$/.test(name);
}
