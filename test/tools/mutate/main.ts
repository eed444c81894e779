import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { unpackedSources } from '../package/checks/sources';
import { createRandom } from '../simulator/people/random';
import { type Guard, guards } from './guards';
import { type Mutant, mutantsOf } from './mutants';

/**
 * `npm run mutate [-- --seed 7 --count 24 --only PATTERN --list]`: breaks the code in one place at a time and runs the
 * tests that should fail, a few of them in Firefox. Starts with the guards of `guards.ts`, then picks `count` random
 * mutants of the areas below by `seed`. Works on a copy of the files git tracks. Prints each mutant with the test that
 * killed it; exits with 1 if a guard survived.
 */
const areas = ['components/overlay', 'components/tasks', 'components/messages', 'components/settings'];

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    count: { type: 'string', default: '24' },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);

/** A mutant may loop forever. */
const LONGEST_RUN_MS = 600_000;

interface Trial extends Mutant {
  name: string;
  isGuard: boolean;
  /** Arguments of Vitest, to run in the copy; the mutant is killed if one fails. */
  commands: (readonly string[])[];
}

const UNIT = ['run', '-c', 'test/vitest.config.ts'];
const OVERLAY = ['run', '-c', 'test/overlay-page/vitest.config.ts'];
/** Its tests use the build. */
const FIREFOX = ['run', '-c', 'test/firefox/vitest.config.ts'];
/** The reports of these configurations. */
const REPORTS = ['test-results/unit.json', 'test-results/overlay.json', 'test-results/firefox.json'];

const folder = await unpackedSources();
try {
  const trials = [...guardTrials(), ...randomTrials()].filter(({ name }) => new RegExp(values.only ?? '').test(name));
  console.log(`${trials.length} mutants, seed ${seed}`);
  if (values.list) for (const { name } of trials) console.log(name);
  else report(trials);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function report(trials: readonly Trial[]): void {
  run(['npx', 'wxt', 'prepare']);
  for (const command of commandsOfAll(
    guards.filter(({ name }) => trials.some((trial) => trial.name === nameOf(name))),
  )) {
    const { ok, output } = runTests(command);
    if (!ok) throw new Error(`Fails even without a mutant: ${command.join(' ')}\n${output}`);
  }
  const survivors = trials.filter((trial) => {
    const killer = killerOf(trial);
    console.log(`${killer === undefined ? 'SURVIVED' : 'killed  '} ${trial.name}`);
    if (killer !== undefined) console.log(`         by ${killer}`);
    return killer === undefined;
  });
  console.log(`\n${trials.length - survivors.length} of ${trials.length} killed, seed ${seed}`);
  for (const { name } of survivors) console.log(`survived: ${name}`);
  if (survivors.some(({ isGuard }) => isGuard)) process.exitCode = 1;
}

/** The first test that fails on a mutant. */
function killerOf({ file, source, commands }: Trial): string | undefined {
  const path = join(folder, file);
  const original = readFileSync(path, 'utf8');
  writeFileSync(path, source);
  try {
    for (const command of commands) {
      rmSync(join(folder, 'test-results'), { recursive: true, force: true });
      if (!runTests([...command, '--bail', '1']).ok) return firstFailure();
    }
    return undefined;
  } finally {
    writeFileSync(path, original);
  }
}

function firstFailure(): string {
  const report = REPORTS.map((name) => join(folder, name)).find((path) => existsSync(path));
  if (report === undefined) return 'a run that did not finish';
  const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
  const file = testResults.find(({ status }) => status === 'failed');
  const failed = file?.assertionResults.find(({ status }) => status === 'failed');
  return failed?.fullName ?? file?.message?.split('\n')[0] ?? 'a failure outside all tests';
}

interface Report {
  testResults: { status: string; message?: string; assertionResults: { status: string; fullName: string }[] }[];
}

function runTests(command: readonly string[]): { ok: boolean; output: string } {
  if (FIREFOX.every((part) => command.includes(part))) run(['npx', 'wxt', 'build', '-b', 'firefox', '--mv3']);
  return run(['npx', 'vitest', ...command]);
}

function run([program = '', ...args]: readonly string[]): { ok: boolean; output: string } {
  const env = { ...process.env, ATTACKS: 'all', PAGES: 'all' };
  const options = { cwd: folder, encoding: 'utf8', timeout: LONGEST_RUN_MS, env } as const;
  const { status, stdout, stderr } = spawnSync(program, args, options);
  return { ok: status === 0, output: `${stdout}${stderr}`.slice(-2000) };
}

function guardTrials(): Trial[] {
  return guards.map((guard) => {
    const { name, within: file, find, replace } = guard;
    const source = read(file);
    if (!find.test(source)) throw new Error(`"${name}" isn't in ${file} any more: see guards.ts`);
    const line = source.slice(0, source.search(find)).split('\n').length;
    const change = 'guard removed';
    return {
      file,
      line,
      change,
      source: source.replace(find, replace),
      isGuard: true,
      commands: commandsOfAll([guard]),
      name: nameOf(name),
    };
  });
}

function nameOf(guard: string): string {
  return `guard: ${guard}`;
}

/** One command for each configuration, because starting it takes longer than most tests. */
function commandsOfAll(some: readonly Guard[]): string[][] {
  const configurationOf = (test: string) => {
    if (test.startsWith('test/firefox')) return FIREFOX;
    return test.startsWith('test/overlay-page') ? OVERLAY : UNIT;
  };
  return [OVERLAY, UNIT, FIREFOX].flatMap((configuration) => {
    const own = some.filter(({ tests }) => tests.some((test) => configurationOf(test) === configuration));
    const files = [...new Set(own.flatMap(({ tests }) => tests))];
    const only = own.flatMap((guard) => guard.only ?? []);
    if (files.length === 0) return [];
    return [[...configuration, ...files, ...(only.length > 0 ? ['-t', only.join('|')] : [])]];
  });
}

/** Random mutants: the same number for each area, at most one per line. */
function randomTrials(): Trial[] {
  const random = createRandom(seed);
  const share = Math.ceil(Number(values.count) / areas.length);
  return areas.flatMap((area) => {
    const lines = new Map<string, Mutant[]>();
    for (const mutant of sourcesIn(area).flatMap((file) => mutantsOf(file, read(file)))) {
      const key = `${mutant.file}:${mutant.line}`;
      lines.set(key, [...(lines.get(key) ?? []), mutant]);
    }
    const left = [...lines.values()];
    const drawn: Trial[] = [];
    while (drawn.length < share && left.length > 0) {
      const [mutants = []] = left.splice(Math.floor(random.fraction() * left.length), 1);
      const mutant = mutants[Math.floor(random.fraction() * mutants.length)];
      if (mutant) drawn.push(asTrial(mutant));
    }
    return drawn;
  });
}

/** Runs the tests that import the file; for the overlay's page side, also those in real Chromium. */
function asTrial(mutant: Mutant): Trial {
  const related = ['related', mutant.file, ...UNIT, '--exclude', 'test/tools/**'];
  const isOnPage = /^components\/overlay\/(?!worker)/.test(mutant.file);
  const name = `${mutant.file}:${mutant.line} ${mutant.change}`;
  return { ...mutant, name, isGuard: false, commands: isOnPage ? [related, OVERLAY] : [related] };
}

function sourcesIn(within: string): string[] {
  const path = join(folder, within);
  if (statSync(path).isFile()) return [within];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

function read(file: string): string {
  return readFileSync(join(folder, file), 'utf8');
}
