import { readFileSync } from 'node:fs';
import { root } from '../package/targets';
import { createSbom } from './sbom';

/** `npm run sbom`: prints the list of packages that are shipped. */
const lockfile = JSON.parse(readFileSync(`${root}/package-lock.json`, 'utf8')) as Parameters<typeof createSbom>[0];
console.log(JSON.stringify(createSbom(lockfile, root), null, 2));
