import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import busboy from 'busboy';
import type { UploadedFile } from './parameters.ts';
import { Parameters } from './parameters.ts';
import { badRequest } from './refusal.ts';

/** Reads parameters from the address and the body in each of the four forms that Telegram takes. Throws a Refusal. */
export async function readParameters(request: Request): Promise<Parameters> {
  const fromAddress = Object.fromEntries(new URL(request.url).searchParams);
  if (request.method === 'GET' || request.body === null) return new Parameters(fromAddress);
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (type === 'application/json') return new Parameters({ ...fromAddress, ...(await readJson(request)) });
  if (type === 'application/x-www-form-urlencoded' || type === 'multipart/form-data') {
    return await readForm(request, fromAddress);
  }
  return new Parameters(fromAddress);
}

async function readJson(request: Request): Promise<object> {
  const body = await request.text();
  if (body.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch {
    // falls through to the one refusal for everything that is no JSON object
  }
  throw badRequest("can't parse JSON object");
}

async function readForm(request: Request, fromAddress: Record<string, string>): Promise<Parameters> {
  const values: Record<string, unknown> = { ...fromAddress };
  const files = new Map<string, UploadedFile>();
  try {
    // Clients of the Bot API write multipart bodies in ways that the platform's own `formData()` refuses.
    const form = busboy({
      headers: Object.fromEntries(request.headers),
      defParamCharset: 'utf8',
      limits: { fieldSize: 8 * 1024 * 1024 },
    });
    form.on('field', (name, value) => {
      values[name] = value;
    });
    form.on('file', (name, stream, info) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        files.set(name, {
          bytes: new Uint8Array(Buffer.concat(parts)),
          name: info.filename ?? 'file',
          mimeType: info.mimeType,
        });
      });
    });
    await pipeline(Readable.from([Buffer.from(await request.arrayBuffer())]), form);
  } catch {
    throw badRequest("can't parse the form");
  }
  return new Parameters(values, files);
}
