import { spawn } from 'node:child_process';
import { root } from './root.mjs';

/**
 * Runs a program to its end without showing what it prints.
 *
 * @param {string[]} command program and arguments
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number }} [options] in the checkout unless told
 * @returns {Promise<{ code: number, stdout: string, output: string }>} output is standard output and standard error
 *   as they came; a program that could not start or took too long has code 1
 */
export function runQuietly([file = '', ...args], { cwd = root, env = process.env, timeoutMs = 30 * 60_000 } = {}) {
  const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: timeoutMs });
  let stdout = '';
  let output = '';
  child.stdout.on('data', (data) => (stdout += data));
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, stdout, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, stdout, output }));
  });
}
