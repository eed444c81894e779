import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Count } from '../../overlay-page/generated/judge';
import type { Table } from '../kit/findings';

/** Few, so that all benchmarks finish in minutes; `GENERATED_PAGES=5000` narrows the intervals. */
const PAGES = Number(process.env.GENERATED_PAGES ?? 500);
const FIRST_SEED = Number(process.env.GENERATED_SEED ?? 1);
const AT_ONCE = 250;
/** The z-score for 95 %. */
const Z = 1.96;

/** Runs the overlay on generated pages with known results, in batches. Returns the results by record. */
function countAll(): Count[] {
  const folder = mkdtempSync(join(tmpdir(), 'generated-pages-'));
  const report = join(folder, 'report.json');
  const counts: Count[] = [];
  for (let done = 0; done < PAGES; done += AT_ONCE) {
    const pages = Math.min(AT_ONCE, PAGES - done);
    const env = { GENERATED_PAGES: pages, GENERATED_SEED: FIRST_SEED + done, GENERATED_REPORT: report };
    const words = 'vitest run -c test/overlay-page/vitest.config.ts test/overlay-page/generated -t known';
    try {
      const own = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, String(value)]));
      execFileSync('npx', words.split(' '), { env: { ...process.env, ...own }, stdio: 'pipe' });
    } catch (error) {
      // If there are mistakes, the test fails, but the report contains them and the output shows the smallest page.
      process.stderr.write(String((error as { stdout?: Buffer }).stdout ?? error));
    }
    counts.push(...(JSON.parse(readFileSync(report, 'utf8')) as Count[]));
    rmSync(report);
  }
  rmSync(folder, { recursive: true });
  return counts;
}

export function tablesOfGenerated(): Table[] {
  const counts = countAll();
  const title = `${PAGES} generated pages, seeds ${FIRST_SEED} to ${FIRST_SEED + PAGES - 1}`;
  const by = (name: 'dialect' | 'rewrite' | 'trap'): Table => ({
    title: `${title}, by ${name}`,
    columns: ['', 'expected', 'found', 'recall', 'wrong', 'doubled', 'precision', '95 % interval'],
    rows: [
      ...[...new Set(counts.map((count) => count[name]))].sort().map((label) =>
        row(
          label,
          counts.filter((count) => count[name] === label),
        ),
      ),
      row('all', counts),
    ],
  });
  return [by('dialect'), by('rewrite'), by('trap')];
}

function row(label: string, counts: readonly Count[]): (string | number)[] {
  const sum = (name: 'expected' | 'found' | 'wrong' | 'doubled') => counts.reduce((all, count) => all + count[name], 0);
  const [expected, found, wrong] = [sum('expected'), sum('found'), sum('wrong')];
  const shown = found + wrong;
  const [low, high] = intervalOf(found, shown);
  return [
    label,
    expected,
    found,
    expected === 0 ? '–' : percent(found / expected),
    wrong,
    sum('doubled'),
    ...(shown === 0 ? ['–', '–'] : [percent(found / shown), `${percent(low)} to ${percent(high)}`]),
  ];
}

/** Wilson's interval, which is also valid if there were no mistakes. */
function intervalOf(right: number, all: number): [number, number] {
  const share = right / all;
  const middle = share + Z ** 2 / (2 * all);
  const half = Z * Math.sqrt((share * (1 - share)) / all + Z ** 2 / (4 * all ** 2));
  const scale = 1 + Z ** 2 / all;
  return [(middle - half) / scale, Math.min(1, (middle + half) / scale)];
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;
