import { startScriptedOllama } from './scripted-ollama.ts';

/**
 * The scripted server as a process: `tsx ollama-process.ts '{"port":0,"models":[{"name":"small:1b"}]}'`. Prints its address in
 * one line; ends by a signal. POST `/control` changes it while it runs.
 */
const options: unknown = JSON.parse(process.argv[2] ?? '{}');
const server = await startScriptedOllama(options as Parameters<typeof startScriptedOllama>[0]);
process.stdout.write(`${server.host}\n`);
process.once('SIGTERM', () => process.exit(0));
