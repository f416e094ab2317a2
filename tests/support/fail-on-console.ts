import { afterEach, beforeEach, vi } from 'vitest';

/** Console output fails a test: what a person or an operator should read goes through a logger or a reply. */
const methods = ['log', 'info', 'warn', 'error', 'debug'] as const;
const written: string[] = [];

beforeEach(() => {
  written.length = 0;
  for (const method of methods) {
    vi.spyOn(console, method).mockImplementation((...parts: unknown[]) => {
      written.push(`console.${method}: ${parts.map(String).join(' ')}`);
    });
  }
});

afterEach(() => {
  vi.restoreAllMocks();
  if (written.length > 0) throw new Error(`a test wrote to the console:\n${written.join('\n')}`);
});
