import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { measureSizes } from '../bench/kit/sizes';
import { filesBelow } from '../tools/package/pack';
import budget from '../tools/size-budget.json' with { type: 'json' };
import { buildFolder } from './browsers/browser';

test('no part of the build exceeds its limit in test/tools/size-budget.json', async () => {
  const sizes = await measureSizes(buildFolder);
  expect(Object.keys(sizes)).toEqual(Object.keys(budget));
  const tooLarge = Object.entries(sizes).filter(([part, { raw, gzip }]) => {
    const most = budget[part as keyof typeof budget];
    return raw > most.raw || gzip > most.gzip;
  });
  expect(tooLarge).toEqual([]);
});

test('scripts are in ASCII, so that browsers keep them with one byte per character', () => {
  const scripts = filesBelow(buildFolder).filter((file) => file.endsWith('.js'));
  expect(scripts).toContain('overlay.js');
  const wide = scripts.filter((file) => readFileSync(join(buildFolder, file)).some((byte) => byte > 0x7f));
  expect(wide).toEqual([]);
});
