import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { policyPage, policyText, readPolicy } from './privacy-policy';
import { publisherFaults, readPublisher } from './publisher';
import { languages } from './store-kit';
import { root } from './targets';

/**
 * `npm run privacy-policy`: writes the policy to .output/privacy-policy in each language, as a page to host and as the text
 * for the field of Firefox Add-ons, which accepts no link.
 */
const { version } = JSON.parse(readFileSync(`${root}/package.json`, 'utf8')) as { version: string };
const folder = `${root}/.output/privacy-policy`;
const publisher = readPublisher();
mkdirSync(folder, { recursive: true });
for (const language of languages) {
  const name = language.replace('_', '-');
  const policy = readPolicy(language, publisher, version);
  writeFileSync(`${folder}/${name}.html`, policyPage(language, policy));
  writeFileSync(`${folder}/${name}.txt`, policyText(policy));
  console.log(`.output/privacy-policy/${name}.html, ${name}.txt`);
}
for (const fault of publisherFaults(publisher)) console.log(`STILL MISSING: ${fault}`);
