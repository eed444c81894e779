import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/**
 * The Chromium for tests and demo, or `undefined` if there is none: `CHROMIUM_PATH`, then the system's, then
 * Playwright's. Branded Chrome doesn't work: since version 137 it ignores `--load-extension`.
 * @returns {Promise<string | undefined>}
 */
export async function findChromium() {
  const candidates = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', await playwrightsOwn()];
  return candidates.find((path) => /^(Chromium|Google Chrome for Testing) /.test(versionOf(path)));
}

/**
 * The Firefox for tests, or `undefined` if there is none: `FIREFOX_PATH`, then the system's.
 * @returns {string | undefined}
 */
export function findFirefox() {
  const candidates = [process.env.FIREFOX_PATH, '/usr/bin/firefox-esr', '/usr/bin/firefox'];
  return candidates.find((path) => /Firefox/.test(versionOf(path)));
}

/** Whether a virtual display with keyboard and mouse input is available. */
export function hasVirtualDisplay() {
  return ['Xvfb', 'xdotool'].every((program) => spawnSync('which', [program]).status === 0);
}

/** Imports Playwright lazily, because this file also runs before any package is installed. */
async function playwrightsOwn() {
  try {
    const { chromium } = await import('@playwright/test');
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

/**
 * Empty if the program doesn't exist or doesn't start, for example because a library is missing.
 * @param {string | undefined} path
 */
function versionOf(path) {
  if (!path || !existsSync(path)) return '';
  return spawnSync(path, ['--version'], { encoding: 'utf8', timeout: 20_000 }).stdout ?? '';
}
