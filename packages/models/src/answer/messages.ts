import { z } from 'zod';

export interface ChatMessage {
  readonly role: 'system' | 'user' | 'assistant';
  readonly content: string;
}

/** JSON schema of a form, for a model to read. */
export function schemaOf(form: z.ZodType): Record<string, unknown> {
  return jsonSchema(form, () => undefined);
}

/**
 * The schema as Ollama's `format` takes it: the shape alone. It becomes a grammar, and a bound on the length of a text becomes a
 * repetition in it that llama.cpp refuses where it is long.
 */
export function formatOf(form: z.ZodType): Record<string, unknown> {
  return jsonSchema(form, (schema) => {
    if (schema.type !== 'string') return;
    for (const bound of ['minLength', 'maxLength', 'pattern', 'format'] as const) delete schema[bound];
  });
}

type Schema = z.core.JSONSchema.BaseSchema;

function jsonSchema(form: z.ZodType, change: (schema: Schema) => void): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(form, {
    unrepresentable: 'any',
    io: 'input',
    override: ({ jsonSchema: one }) => {
      // Bounds that every integer of JavaScript has say nothing.
      if (one.minimum === Number.MIN_SAFE_INTEGER) delete one.minimum;
      if (one.maximum === Number.MAX_SAFE_INTEGER) delete one.maximum;
      change(one);
    },
  });
  return schema;
}

/** The question to a model. The schema stands in it as well: not every model is held to `format`, and none sees it. */
export function questionOf(request: {
  readonly system: string;
  readonly prompt: string;
  readonly schema: Record<string, unknown>;
}): ChatMessage[] {
  const { system, prompt, schema } = request;
  const order = `Answer with one JSON object that fits this JSON schema, and nothing else:\n${JSON.stringify(schema)}`;
  return [
    { role: 'system', content: `${system}\n\n${order}` },
    { role: 'user', content: prompt },
  ];
}

/** What a model sees again of an answer that was of no use. */
const mostQuoted = 2_000;

/** The same question, with the answer that was of no use and what was wrong with it. */
export function repairOf(
  question: readonly ChatMessage[],
  { said, problem }: { readonly said: string; readonly problem: string },
): ChatMessage[] {
  const quoted: ChatMessage[] = said.trim() === '' ? [] : [{ role: 'assistant', content: said.slice(0, mostQuoted) }];
  const order = `That was of no use: ${problem}. Answer again, with the JSON object alone, complete and short.`;
  return [...question, ...quoted, { role: 'user', content: order }];
}
