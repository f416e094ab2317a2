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
  const form = await request.formData().catch(() => {
    throw badRequest("can't parse the form");
  });
  const values: Record<string, unknown> = { ...fromAddress };
  const files = new Map<string, UploadedFile>();
  for (const [name, value] of form) {
    if (typeof value === 'string') values[name] = value;
    else files.set(name, await uploaded(value));
  }
  return new Parameters(values, files);
}

async function uploaded(file: File): Promise<UploadedFile> {
  return {
    bytes: new Uint8Array(await file.arrayBuffer()),
    name: file.name,
    mimeType: file.type || 'application/octet-stream',
  };
}
