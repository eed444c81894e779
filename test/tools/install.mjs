/**
 * Installs what tests and demo need: the packages in package-lock.json, then `chromium`, `firefox` or `display` as named
 * by the arguments (Chromium by default). Plain Node, because it runs before any package is installed. Takes well under
 * a second if everything is in place. If it can't install something, it prints what to do and exits with 1.
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
  else fail(`Unknown argument ${what}. Use chromium, firefox or display.`);
}

/**
 * @param {number} major
 * @param {number} minor
 */
function requireNode(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  if (ownMajor < major || (ownMajor === major && ownMinor < minor)) {
    fail(`Node ${process.versions.node} is too old. Install Node ${major}.${minor} or newer.`);
  }
}

function installPackages() {
  if (packagesAreInstalled()) return;
  say('Installing packages (npm ci) …');
  if (!run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])) {
    fail('npm ci failed; see the message above.');
  }
}

/** Whether node_modules has every version in the lockfile. Packages for other platforms may be missing. */
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
  say('No Chromium found. Installing it with Playwright …');
  if (run('npx', ['playwright', 'install', '--no-shell', 'chromium']) && isDebianRoot()) {
    run('npx', ['playwright', 'install-deps', 'chromium']);
  }
  if (!(await findChromium())) installByApt('chromium');
  if (await findChromium()) return;
  fail(`Couldn't find or install a working Chromium. Do one of the following, then try again:
  npx playwright install --with-deps chromium
  apt-get install chromium                        (Debian, as root)
  export CHROMIUM_PATH=/path/to/chromium          (Chromium or Chrome for Testing; branded Chrome can't load extensions)`);
}

function installFirefox() {
  if (findFirefox()) return;
  installByApt('firefox-esr');
  if (findFirefox()) return;
  fail(`Couldn't find or install a working Firefox. Do one of the following, then try again:
  apt-get install firefox-esr                     (Debian, as root)
  export FIREFOX_PATH=/path/to/firefox            (140 or newer)`);
}

function installDisplay() {
  if (hasVirtualDisplay()) return;
  installByApt('xvfb', 'xdotool');
  if (hasVirtualDisplay()) return;
  fail(`No virtual display found. Tests of the browser's own dialogs need one:
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
