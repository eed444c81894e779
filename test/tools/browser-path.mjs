import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * The Chromium that tests and demo run, or `undefined` when there is none: `CHROMIUM_PATH`, else the system's,
 * else Playwright's own. Branded Chrome does not count: since version 137 it ignores `--load-extension`.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', await playwrightsOwn()];
  return candidates.find((path) => /^(Chromium|Google Chrome for Testing) /.test(versionOf(path)));
}

/**
 * The Firefox that tests run, or `undefined` when there is none: `FIREFOX_PATH`, else the system's.
 * @returns {string | undefined}
 */
export function findFirefox() {
  const candidates = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  return candidates.find((path) => /Firefox/.test(versionOf(path)));
}

/** Whether there can be a screen that nobody sees, with keyboard and mouse. */
export function hasVirtualDisplay() {
  return ['Xvfb', 'xdotool'].every((program) => spawnSync('which', [program]).status === 0);
}

/** Playwright is asked only when it is needed, since this file is also read before any package is installed. */
async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * Empty when the program is not there or does not start, as when one of its libraries is missing.
 * @param {string | undefined} path
 */
function versionOf(path) {
  if (!path || !existsSync(path)) return '';
  return spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout ?? '';
}
