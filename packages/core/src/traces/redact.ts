/** What stands in the place of a secret. */
const mask = '[redacted]';

/** A Telegram bot token wherever it stands: in a URL, in an error, in a stack. */
const token = /\d{5,}:[A-Za-z0-9_-]{20,}/g;

/** The text without tokens and without the given secrets. Every log line, trace and error passes through here. */
export function redact(text: string, secrets: readonly string[] = []): string {
  const withoutTokens = text.replaceAll(token, mask);
  return secrets
    .filter((secret) => secret.length > 0)
    .reduce((safe, secret) => safe.replaceAll(secret, mask), withoutTokens);
}
