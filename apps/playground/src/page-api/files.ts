import { ActionRefused } from '../chat-actions.ts';
import { imageSize } from '../image-size.ts';
import type { FileKind, SentFile } from '../sent-files.ts';
import { sendFile, sendSticker } from '../sent-files.ts';
import type { PageApi } from './speaker.ts';
import { bodyAs, sendingFields, sendOptions, speaker, unixSeconds } from './speaker.ts';
import { z } from 'zod';

/** Only these are shown in the page; everything else is offered as a download, never opened in the page's origin. */
const shownTypes = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp']);
const fields = z.object({
  kind: z.enum(['photo', 'document', 'voice']).optional(),
  caption: z.string().optional(),
  person: z.coerce.number().int().optional(),
  date: z.coerce.number().pipe(unixSeconds).optional(),
  reply_to: z.coerce.number().int().optional(),
});

/** Files that a person sends, and the bytes of every file of the chat. */
export function fileEndpoints(api: PageApi): void {
  const { app, world } = api;
  app.post('/api/upload', async (context) => {
    const form = await context.req.formData().catch(() => {
      throw new ActionRefused('the body is not a form');
    });
    const { file, ...rest } = Object.fromEntries(form);
    if (!(file instanceof File)) throw new ActionRefused('the form has no field "file" with a file');
    const given = fields.safeParse(rest);
    if (!given.success) throw new ActionRefused(`the field "${String(given.error.issues[0]?.path[0])}" does not fit`);
    const { caption } = given.data;
    const sent = { ...(await readFile(file, given.data.kind)), ...(caption === undefined ? {} : { caption }) };
    const message = sendFile(speaker(api, given.data.person), sent, sendOptions(given.data));
    return context.json({ message, revision: world.revision });
  });
  app.post('/api/sticker', async (context) => {
    const body = await bodyAs(context, z.object({ ...sendingFields, emoji: z.string().default('👍') }));
    const message = sendSticker(speaker(api, body.person), body.emoji, sendOptions(body));
    return context.json({ message, revision: world.revision });
  });
  app.get('/api/files/:id', (context) => {
    const file = world.files.byId(context.req.param('id'));
    const bytes = file && world.files.bytes(file.file_id);
    if (!bytes) return context.json({ error: 'there is no such file' }, 404);
    return new Response(Buffer.from(bytes), { headers: fileHeaders(file.mime_type, file.file_name) });
  });
}

/** A picture goes as a photo unless something else is asked for, as clients do when one is pasted. */
async function readFile(file: File, kind: FileKind | undefined): Promise<SentFile> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const fallback = file.type.startsWith('image/') && imageSize(bytes) ? 'photo' : 'document';
  return { kind: kind ?? fallback, bytes, name: file.name, mimeType: file.type || 'application/octet-stream' };
}

function fileHeaders(mimeType: string, name: string): Record<string, string> {
  const shown = shownTypes.has(mimeType);
  return {
    'content-type': shown ? mimeType : 'application/octet-stream',
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(name)}`,
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=86400',
  };
}
