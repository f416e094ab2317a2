import { oneLine } from '@noctem/core/kernel';
import { type GlobalOptions, withContext } from '../context.ts';
import { columns, print } from '../output.ts';

/** `noctem find WORDS`: full-text search over everything of a person, best first. */
export async function find(text: string, options: GlobalOptions & { limit: number }): Promise<void> {
  await withContext(options, ({ store, user }) => {
    const words = text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [text];
    const hits = store.search.find({ userId: user.id, words, limit: Math.min(options.limit, 1_000) });
    print(options, hits, () =>
      hits.length === 0
        ? ['Nothing found.']
        : columns(hits.map((hit) => [hit.type, String(hit.id), oneLine(hit.text, 120)])),
    );
  });
}
