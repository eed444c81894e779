import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { root } from '../targets';
import { submitArguments } from './submit-arguments';

/** `npm run submit`: passes this version's packages and all arguments, such as `--dry-run`, to `wxt submit`. */
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const zips = submitArguments(version);
const missing = zips.filter((argument) => argument.endsWith('.zip') && !existsSync(`${root}/${argument}`));
if (missing.length > 0) {
  console.error(`Missing: ${missing.join(', ')}. Run npm run package and npm run release:check first.`);
  process.exit(1);
}
const { status } = spawnSync('npx', ['wxt', 'submit', ...zips, ...process.argv.slice(2)], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
process.exit(status ?? 1);
