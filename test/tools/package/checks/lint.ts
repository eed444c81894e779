import { spawnSync } from 'node:child_process';
import { readTable } from '../store-table';

interface Finding {
  code: string;
  message: string;
  file?: string;
}

/** The output of `web-ext lint --output json`. */
export interface LintReport {
  errors: readonly Finding[];
  warnings: readonly Finding[];
}

/** Runs Mozilla's add-on linter as reviewers do. It exits with 1 on errors, which are also in its report. */
export function lint(folder: string): LintReport {
  const { stdout, stderr } = spawnSync('npx', ['web-ext', 'lint', '--source-dir', folder, '--output', 'json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (!stdout.startsWith('{')) throw new Error(`web-ext lint printed no report:\n${stdout}${stderr}`);
  return JSON.parse(stdout) as LintReport;
}

/** The warnings explained to reviewers: code and reason. */
export const explainedWarnings = (): Map<string, string> =>
  new Map(readTable('review-notes.md').map(([code = '', , why = '']) => [code, why]));

/** Clean means no errors and no unexplained warnings. */
export function judge(
  { errors, warnings }: LintReport,
  explained: ReadonlyMap<string, string>,
): { isClean: boolean; words: string } {
  const unexplained = warnings.filter(({ code }) => !explained.has(code));
  const say = (finding: Finding) => `${finding.code} in ${finding.file ?? 'the manifest'}: ${finding.message}`;
  const lines = [
    ...errors.map((error) => `ERROR ${say(error)}`),
    ...unexplained.map((warning) => `WARNING, unexplained: ${say(warning)}`),
    ...warnings
      .filter((warning) => !unexplained.includes(warning))
      .map((warning) => `warning, explained: ${say(warning)}\n    ${explained.get(warning.code)}`),
  ];
  return {
    isClean: errors.length + unexplained.length === 0,
    words: [`Add-on linter: ${errors.length} errors, ${warnings.length} warnings`, ...lines].join('\n  '),
  };
}
