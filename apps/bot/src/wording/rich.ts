import { FormattedString } from '@grammyjs/parse-mode';

/** A text with formatting, put together from parts with and without. */
export function rich(...parts: readonly (FormattedString | string)[]): FormattedString {
  return FormattedString.join(parts.map((part) => (typeof part === 'string' ? new FormattedString(part) : part)));
}
