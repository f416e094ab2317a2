/** What a model of the scripted server is, as Ollama would tell it, and how it answers. */
export interface ScriptedModel {
  readonly name: string;
  readonly family?: string;
  readonly parameterSize?: string;
  readonly quantization?: string;
  readonly contextLength?: number;
  readonly bytes?: number;
  /** Default `['completion']`; null: a server of before there were any. */
  readonly capabilities?: readonly string[] | null;
  /** As the figures at the end of an answer have it; nothing waits for that. Default 50. */
  readonly tokensPerSec?: number;
  /** Set for a model that runs on somebody else's machines. */
  readonly remoteHost?: string;
  /** One answer after the other, the last one for ever; default: something of the form that is asked for. */
  readonly answers?: readonly Answer[];
}

/** What a model was asked; `prompt` is the last message of the user, `format` the JSON schema. */
export interface AskedOf {
  readonly model: string;
  readonly system: string;
  readonly prompt: string;
  readonly format: unknown;
  /** Number of the question to this model, from 1. */
  readonly turn: number;
}

/** A text, a value that is sent as JSON, something that goes wrong, or a choice between them by the question. */
export type Answer =
  | string
  | { readonly json: unknown }
  | Fault
  | ((asked: AskedOf) => string | { readonly json: unknown } | Fault);

/**
 * What can go wrong with an answer.
 *
 * - `slow`: every piece takes `ms`, the first one `firstMs` where that is given; what is said is well.
 * - `silent`: takes the request and says nothing, or nothing more after `afterPieces`.
 * - `error-in-stream`: status 200, some pieces, then a line with `error`.
 * - `empty`: ends well and says nothing. `thinking-only`: everything it says is thought.
 * - `schema-echo`: repeats the form instead of filling it in.
 * - `truncated`: stops in the middle, for length.
 * - `no-done`: the stream ends well without its last line.
 * - `unload`: the model is taken out of memory instead of answering.
 * - `missing`: 404. `server-error`: 500, as plain text where `plain` is set.
 * - `cut`: the connection breaks after some pieces; `refused`: before anything.
 * - `garbage`: lines that are no JSON. `endless`: never stops, whatever was asked for.
 */
export type Fault =
  | { readonly fault: 'slow'; readonly ms: number; readonly firstMs?: number }
  | { readonly fault: 'silent'; readonly afterPieces?: number }
  | { readonly fault: 'error-in-stream'; readonly message?: string }
  | { readonly fault: 'server-error'; readonly plain?: boolean }
  | {
      readonly fault:
        | 'empty'
        | 'thinking-only'
        | 'schema-echo'
        | 'truncated'
        | 'no-done'
        | 'unload'
        | 'missing'
        | 'cut'
        | 'refused'
        | 'garbage'
        | 'endless';
    };

/** Trouble of a whole server: it takes requests and never answers, or answers rubbish, or refuses everything. */
export type ServerTrouble = 'hanging' | 'garbage' | 'failing';

/** Some value of a JSON schema: the first of an enum, the least number, a few words for a text. */
export function valueOf(schema: unknown): unknown {
  if (!isRecord(schema)) return 'ok';
  const [first] = Array.isArray(schema['enum']) ? schema['enum'] : [];
  if (first !== undefined) return first;
  if ('const' in schema) return schema['const'];
  const [alternative] = Array.isArray(schema['anyOf']) ? schema['anyOf'] : [];
  if (alternative !== undefined) return valueOf(alternative);
  switch (schema['type']) {
    case 'object': {
      const properties = isRecord(schema['properties']) ? schema['properties'] : {};
      return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, valueOf(value)]));
    }
    case 'array':
      return Array.from({ length: numberOr(schema['minItems'], 0) }, () => valueOf(schema['items']));
    case 'integer':
    case 'number':
      return numberOr(schema['minimum'], numberOr(schema['exclusiveMinimum'], 0) + 1);
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      return 'Call the office and ask for the form';
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}
