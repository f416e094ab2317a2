import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { ZoneId } from '@noctem/core/kernel';
import type { Store } from '@noctem/store';
import { readPerson } from '../conversation/person.ts';
import type { SentDocument } from './sender.ts';

/** From this size on an export is packed: Telegram takes files of up to 50 MB from a bot. */
const packedFrom = 20 * 1024 * 1024;

/** Everything that is kept of a person, as the file that `/export` sends. Instants are in the person's zone. */
export async function exportFile(store: Store, userId: number, defaultZone: ZoneId): Promise<SentDocument> {
  const user = store.people.byId(userId);
  const zone = user ? readPerson(store, user, defaultZone).zone : defaultZone;
  const pieces: Buffer[] = [];
  for await (const piece of store.exportPieces({ userId, zone })) pieces.push(Buffer.from(piece));
  const content = Buffer.concat(pieces);
  if (content.length < packedFrom) return { name: 'noctem-export.json', content };
  return { name: 'noctem-export.json.gz', content: await promisify(gzip)(content) };
}
