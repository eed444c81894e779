/**
 * Installs what a clone lacks before tests or demo can run: the packages of package-lock.json, then what is named of
 * `chromium`, `firefox` and `display`; Chromium when nothing is. Plain Node, since it runs before any package is there.
 * Does nothing, in well under a second, when all is in place; ends 1 and says what to do when it cannot help.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, findFirefox, hasVirtualDisplay } from './browser-path.mjs';

process.chdir(fileURLToPath(new URL('../..', import.meta.url)));
const wanted = process.argv.slice(2);

requireNode(20, 19);
installPackages();
for (const what of wanted.length > 0 ? wanted : ['chromium']) {
  if (what === 'chromium') await installChromium();
  else if (what === 'firefox') installFirefox();
  else if (what === 'display') installDisplay();
  else fail(`Unknown: ${what}. Known are chromium, firefox and display.`);
}

/**
 * @param {number} major
 * @param {number} minor
 */
function requireNode(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
    fail(`Node ${process.versions.node} is too old: install Node ${major}.${minor} or newer.`);
  }
}

function installPackages() {
  if (packagesAreInstalled()) return;
  say('Installing packages (npm ci) …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    fail('npm ci failed; its message stands above.');
  }
}

/** Whether node_modules holds each version that the lockfile names. Packages for other platforms may be absent. */
function packagesAreInstalled() {
  if (!existsSync('node_modules/.package-lock.json')) return false;
  const installed = readPackages('node_modules/.package-lock.json');
  return Object.entries(readPackages('package-lock.json')).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    return found ? found.version === wanted.version : wanted.optional === true;
  });
}

/**
 * @param {string} lockfile
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function readPackages(lockfile) {
  return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

async function installChromium() {
  if (await findChromium()) return;
  say('No Chromium found; asking Playwright for one …');
  if (run('npx', ['playwright', 'install', '--no-shell', 'chromium']) && isDebianRoot()) {
    run('npx', ['playwright', 'install-deps', 'chromium']);
  }
  if (!(await findChromium())) installByApt('chromium');
  if (await findChromium()) return;
  fail(`No Chromium that starts. Do one of these, then try again:
  npx playwright install --with-deps chromium
  apt-get install chromium                        (Debian, as root)
  export CHROMIUM_PATH=/path/to/chromium          (Chromium or Chrome for Testing; Chrome itself loads no extensions)`);
}

function installFirefox() {
  if (findFirefox()) return;
  installByApt('firefox-esr');
  if (findFirefox()) return;
  fail(`No Firefox that starts. Do one of these, then try again:
  apt-get install firefox-esr                     (Debian, as root)
  export FIREFOX_PATH=/path/to/firefox            (140 or newer)`);
}

function installDisplay() {
  if (hasVirtualDisplay()) return;
  installByApt('xvfb', 'xdotool');
  if (hasVirtualDisplay()) return;
  fail(`No virtual display, for the browser's own dialogs. To have one:
  apt-get install xvfb xdotool                    (Debian, as root)`);
}

/** @param {string[]} names */
function installByApt(...names) {
  if (!isDebianRoot()) return;
  say(`Installing ${names.join(' and ')} (apt-get) …`);
  if (run('apt-get', ['update', '-qq'])) run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names]);
}

function isDebianRoot() {
  return process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { stdio: /** @type {const} */ ('inherit'), env, shell: process.platform === 'win32' };
  return spawnSync(command, args, options).status === 0;
}

/** @param {string} text */
function say(text) {
  console.log(`install: ${text}`);
}

/**
 * @param {string} text
 * @returns {never}
 */
function fail(text) {
  console.error(`install: ${text}`);
  process.exit(1);
}
