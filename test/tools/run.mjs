/**
 * `npm test`: runs all checks and tests. Builds once per browser, for all parts that need a build. Parts run in
 * parallel lanes, because browser tests spend much of their time waiting: for real alarms, a real idle death, a rest. A
 * failing part doesn't stop the others, so that one run shows everything to fix. Exits with 1 if a part failed.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';

/** @typedef {{ name: string, command: string[], needsBuild?: boolean }} Part */

const shell = process.platform === 'win32';
const env = { ...process.env, BUILDS_ARE_CURRENT: '1' };

/** Installs what some parts need. If that isn't possible, they are skipped with a notice; in CI, they fail. */
const has = (/** @type {string} */ what) =>
  spawnSync('node', ['test/tools/install.mjs', what], { stdio: 'inherit', shell }).status === 0 ||
  Boolean(process.env.CI);
const hasFirefox = has('firefox');
const hasDisplay = has('display');

/** @type {Part} */
const build = { name: 'build', command: ['npm', 'run', 'build'] };
/** Lanes run side by side. @type {Part[][]} */
const lanes = [
  [
    {
      name: 'test:chromium',
      command: ['npx', 'playwright', 'test', '-c', 'test/e2e/playwright.config.ts'],
      needsBuild: true,
    },
  ],
  [
    { name: 'check', command: ['npm', 'run', 'check'] },
    { name: 'test:unit', command: ['npm', 'run', 'test:unit'] },
    { name: 'test:overlay', command: ['npm', 'run', 'test:overlay'] },
  ],
  ...(hasFirefox
    ? [
        [
          {
            name: 'test:firefox',
            command: ['npx', 'vitest', 'run', '-c', 'test/firefox/vitest.config.ts'],
            needsBuild: true,
          },
        ],
      ]
    : []),
];

/** Runs one part and prefixes each line of its output with its name. @type {(part: Part) => Promise<{ passed: boolean, line: string }>} */
async function run({ name, command: [program = '', ...args] }) {
  const startedAt = Date.now();
  const child = spawn(program, args, { shell, env, stdio: ['ignore', 'pipe', 'pipe'] });
  for (const stream of [child.stdout, child.stderr])
    createInterface({ input: stream }).on('line', (line) => console.log(`${name.padEnd(13)} | ${line}`));
  const status = await new Promise((resolve) => child.on('close', resolve).on('error', () => resolve(1)));
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(0);
  const passed = status === 0;
  return { passed, line: `  ${name.padEnd(14)} ${passed ? 'passed' : 'FAILED'} in ${seconds} s` };
}

const startedAt = Date.now();
const built = await run(build);
const results = [built];
await Promise.all(
  lanes.map(async (parts) => {
    for (const part of parts) {
      if (part.needsBuild && !built.passed)
        results.push({ passed: false, line: `  ${part.name.padEnd(14)} FAILED: nothing was built` });
      else results.push(await run(part));
    }
  }),
);

const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
console.log(`\n${results.map(({ line }) => line).join('\n')}\n  total ${minutes} min\n`);
if (!hasFirefox)
  console.log('  SKIPPED: test:firefox, because Firefox is not installed; see above for how to install it\n');
if (!hasDisplay)
  console.log('  SKIPPED: the site prompt tests, because there is no display; see above for how to install one\n');
process.exit(results.every(({ passed }) => passed) ? 0 : 1);
