import { spawnSync } from 'node:child_process';
import { readTable } from './store-table';

interface Finding {
  code: string;
  message: string;
  file?: string;
}

/** What `web-ext lint --output json` answers. */
export interface LintReport {
  errors: readonly Finding[];
  warnings: readonly Finding[];
}

/** Mozilla's own linter for add-ons, as their reviewers run it. It ends 1 on errors, which are in its report too. */
export function lint(folder: string): LintReport {
  const { stdout, stderr } = spawnSync('npx', ['web-ext', 'lint', '--source-dir', folder, '--output', 'json'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (!stdout.startsWith('{')) throw new Error(`web-ext lint gave no report:\n${stdout}${stderr}`);
  return JSON.parse(stdout) as LintReport;
}

/** Code and reason of each warning that reviewers are told about. */
export const explainedWarnings = (): Map<string, string> =>
  new Map(readTable('review-notes.md').map(([code = '', , why = '']) => [code, why]));

/** Clean means: no error, and no warning without a reason. */
export function judge(
  { errors, warnings }: LintReport,
  explained: ReadonlyMap<string, string>,
): { isClean: boolean; words: string } {
  const unexplained = warnings.filter(({ code }) => !explained.has(code));
  const say = (finding: Finding) => `${finding.code} in ${finding.file ?? 'the manifest'}: ${finding.message}`;
  const lines = [
    ...errors.map((error) => `ERROR ${say(error)}`),
    ...unexplained.map((warning) => `WARNING, explained nowhere: ${say(warning)}`),
    ...warnings
      .filter((warning) => !unexplained.includes(warning))
      .map((warning) => `warning, harmless: ${say(warning)}\n    ${explained.get(warning.code)}`),
  ];
  return {
    isClean: errors.length + unexplained.length === 0,
    words: [`Add-on linter: ${errors.length} errors, ${warnings.length} warnings`, ...lines].join('\n  '),
  };
}
