import { badRequest } from './refusal.ts';

export interface UploadedFile {
  readonly bytes: Uint8Array;
  readonly name: string;
  readonly mimeType: string;
}

/** The parameters of a call, however they came: everything may be a string, and structures may be JSON in a string. */
export class Parameters {
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #files: ReadonlyMap<string, UploadedFile>;

  constructor(values: Readonly<Record<string, unknown>>, files: ReadonlyMap<string, UploadedFile> = new Map()) {
    this.#values = values;
    this.#files = files;
  }

  has(name: string): boolean {
    return this.#values[name] !== undefined && this.#values[name] !== null && this.#values[name] !== '';
  }

  /** The string, or empty when absent. */
  text(name: string): string {
    const value = this.#values[name];
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') {
      throw badRequest(`can't parse "${name}": expected a String`);
    }
    const text = String(value);
    if (!isWellFormed(text)) throw badRequest('strings must be encoded in UTF-8');
    return text;
  }

  /** The integer, or null when absent or not one. */
  integer(name: string): number | null {
    const text = this.text(name).trim();
    return /^[+-]?\d{1,16}$/.test(text) ? Number(text) : null;
  }

  flag(name: string): boolean {
    return ['true', '1', 'yes', 't', 'y'].includes(this.text(name).toLowerCase());
  }

  /** A structure, or undefined when absent. Throws a Refusal for JSON that cannot be read. */
  json(name: string): unknown {
    if (!this.has(name)) return undefined;
    const value = this.#values[name];
    if (typeof value !== 'string') return value;
    try {
      return JSON.parse(value) as unknown;
    } catch {
      throw badRequest(`can't parse "${name}" JSON object`);
    }
  }

  /** A file uploaded under this name, or under the one that the value attaches. */
  file(name: string): UploadedFile | null {
    const attached = /^attach:\/\/(.+)$/.exec(typeof this.#values[name] === 'string' ? this.#values[name] : '')?.[1];
    return this.#files.get(attached ?? name) ?? null;
  }
}

function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text);
}
