import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { policyPage, readPolicy } from './privacy-policy';
import { publisherFaults, readPublisher } from './publisher';
import { languages } from './store-kit';
import { root } from './targets';

/** `npm run privacy-policy`: writes the policy as pages to host, one per language, to .output/privacy-policy. */
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const folder = `${root}/.output/privacy-policy`;
const publisher = readPublisher();
mkdirSync(folder, { recursive: true });
for (const language of languages) {
  const name = language.replace('_', '-');
  writeFileSync(`${folder}/${name}.html`, policyPage(language, readPolicy(language, publisher, version)));
  console.log(`.output/privacy-policy/${name}.html`);
}
for (const fault of publisherFaults(publisher)) console.log(`STILL MISSING: ${fault}`);
