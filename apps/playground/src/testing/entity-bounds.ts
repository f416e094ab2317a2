import { ParseFailure } from '../formatting/parse-failure.ts';
import type { FormattedText, MessageEntity } from '../telegram-objects.ts';

/** The entities that reach beyond their text; none for a source that is refused. Any other error is thrown on. */
export function beyondTheEnd(parse: (source: string) => FormattedText, source: string): MessageEntity[] {
  try {
    const { text, entities } = parse(source);
    return entities.filter(({ offset, length }) => offset < 0 || length < 1 || offset + length > text.length);
  } catch (error) {
    if (error instanceof ParseFailure) return [];
    throw error;
  }
}
