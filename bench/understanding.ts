import { performance } from 'node:perf_hooks';
import { decideCapture, defaultConventions } from '@noctem/core/capture';
import { emptyRuleSet } from '@noctem/core/rules';

const setting = {
  sentAt: 1_794_996_000_000,
  zone: 'Europe/Lisbon',
  locale: 'en-GB',
  conventions: defaultConventions,
  projects: ['Garden', 'Loft'],
  rules: emptyRuleSet,
};

const doings = [
  'ring the roofer',
  'order birdseed',
  'book a table for six',
  'return the drill',
  'send Ines the photos',
  'oil the hinges',
];
const days = [
  '',
  'tomorrow',
  'on friday',
  'next tuesday at 9',
  'by 3pm',
  'every other monday',
  'on the 14th',
  'in 3 days',
];
const marks = ['', '!1', '#home', '+loft', '/garden #errand'];
const openings = ['', 'remind me to ', 'uhh so i need to ', 'please '];
const others = [
  'the stopcock is behind the washing machine',
  'slept badly and missed the early train',
  'Lovely lunch with Oddny, she is moving to Bergen in spring.',
  'what did I say about the ferry?',
  'is there anything on thursday',
  'delete the reminder about the gutters',
  'turn off the lights',
  'oat milk, rye bread, capers',
  'add sponges to my shopping list',
  'thanks!',
];

/** Every combination of what to do, when, marked how and said how, and messages of the other kinds among them. */
function messages(): string[] {
  const texts: string[] = [];
  for (const doing of doings)
    for (const day of days)
      for (const mark of marks)
        for (const opening of openings) texts.push([`${opening}${doing}`, day, mark].filter(Boolean).join(' '));
  for (let round = 0; round < 40; round += 1) texts.push(...others);
  return texts;
}

const pathological: Readonly<Record<string, string>> = {
  'nested brackets': '('.repeat(4_096),
  quotes: '"'.repeat(4_096),
  tags: '#a '.repeat(1_365),
  'joined orders': 'buy x and '.repeat(409),
  commas: 'a,'.repeat(2_048),
  lines: '- a\n'.repeat(1_024),
  'days of the week': 'monday '.repeat(585),
  digits: '9'.repeat(4_096),
  'clock times': '1:1 '.repeat(1_024),
  'frames in frames': 'remind me to '.repeat(315),
  'combining marks': 'e\u0301'.repeat(2_048),
};

/** Prints how long one decision takes over everyday messages, and over texts made to be slow. */
export function run(): void {
  const texts = messages();
  for (let round = 0; round < 3; round += 1) for (const text of texts) time(text);
  const times: number[] = [];
  const before = process.cpuUsage();
  for (let round = 0; round < 5; round += 1) for (const text of texts) times.push(time(text));
  const spent = process.cpuUsage(before);
  const cpu = (spent.user + spent.system) / 1_000 / times.length;
  times.sort((left, right) => left - right);
  const mean = times.reduce((sum, value) => sum + value, 0) / times.length;
  console.log(
    `understanding, ${texts.length} messages: mean ${show(mean)} (${show(cpu)} of processor), p50 ${show(at(times, 0.5))}, p99 ${show(at(times, 0.99))}`,
  );
  for (const [name, text] of Object.entries(pathological)) {
    const best = Math.min(time(text), time(text), time(text));
    console.log(`  4,096 characters of ${name}: ${show(best)}`);
  }
}

function time(text: string): number {
  const start = performance.now();
  decideCapture({ ...setting, text });
  return performance.now() - start;
}

function at(sorted: readonly number[], share: number): number {
  return sorted[Math.floor(sorted.length * share)] ?? 0;
}

function show(ms: number): string {
  return `${ms.toFixed(ms < 1 ? 4 : 1)} ms`;
}

if (import.meta.filename === process.argv[1]) run();
