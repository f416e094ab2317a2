import { describe, expect, it } from 'vitest';
import { isStopWord } from './word-roles.ts';

describe('a stop word', () => {
  it.each(['the', 'of', 'my', 'need', 'something', 'und'])('is “%s”, which says nothing of the matter', (word) => {
    expect(isStopWord(word)).toBe(true);
  });

  it.each(['thing', 'stuff', 'dentist'])('is not “%s”, which can be what a habit hangs on', (word) => {
    expect(isStopWord(word)).toBe(false);
  });
});
