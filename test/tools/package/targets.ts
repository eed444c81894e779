import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

export interface Target {
  name: 'chrome' | 'edge' | 'firefox';
  /** Relative to the project's folder. */
  output: string;
  arguments: readonly string[];
}

export const targets: readonly Target[] = [
  { name: 'chrome', output: '.output/chrome-mv3', arguments: ['build'] },
  { name: 'edge', output: '.output/edge-mv3', arguments: ['build', '-b', 'edge'] },
  { name: 'firefox', output: '.output/firefox-mv3', arguments: ['build', '-b', 'firefox', '--mv3'] },
];

/** Builds a target in `folder`, which is this project or an unpacked copy of its sources. */
export function build(target: Target, folder: string): void {
  execFileSync(process.execPath, [`${root}/node_modules/wxt/bin/wxt.mjs`, ...target.arguments], {
    cwd: folder,
    // With any other value, such as a test runner's, views are built for debugging, with the folder's path in them.
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
