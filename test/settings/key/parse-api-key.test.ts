import { describe, expect, test } from 'vitest';
import { maskKey } from '../../../components/settings/key/key-store';
import { parseApiKey } from '../../../components/settings/key/parse-api-key';

const KEY = 'sk_0123456789abcdef_0123456789abcdef0123456789abcdef';

describe('a pasted key', () => {
  test.each([
    KEY,
    ` ${KEY}\n`,
    `"${KEY}"`,
    `“${KEY}”`,
    `'${KEY}',`,
    `\`${KEY}\``,
    `<${KEY}>`,
    `Bearer ${KEY}`,
    `bearer: ${KEY}`,
    `Authorization: Bearer ${KEY}`,
    `"Authorization": "Bearer ${KEY}",`,
    `-H 'Authorization: Bearer ${KEY}' https://platform.lensmor.com`,
    `API key: ${KEY}`,
    `LENSMOR_API_KEY=${KEY}`,
    `export LENSMOR_API_KEY="${KEY}"`,
    `{"apiKey":"${KEY}"}`,
    `${KEY.slice(0, 20)}\r\n  ${KEY.slice(20)}`,
    `\ufeff${KEY.slice(0, 9)}\u200b${KEY.slice(9)}\u2060`,
    Array.from(KEY, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
  ])('%j', (text) => expect(parseApiKey(text)).toBe(KEY));

  test.each(['uak_test1234_invented', 'lens-0123456789', 'eyJhbGciOi.J9-_~+/=='])('of any form: %s', (key) =>
    expect(parseApiKey(` ${key} `)).toBe(key),
  );

  test.each([
    '',
    '321',
    'sk_',
    'short',
    'call me back',
    'jane@acme.example',
    'https://platform.lensmor.com/keys',
    '{"task_id":"321"}',
    'sk_…7890',
    'sk_************7890',
    'Schlüssel-von-gestern',
    `${KEY} sk_another_0123456789`,
    'x'.repeat(513),
  ])('%j is not a key', (text) => expect(parseApiKey(text)).toBeUndefined());

  test.each([
    [KEY, 'sk_…cdef'],
    ['uak_test1234_invented', 'uak_…nted'],
    ['0123456789abcdef', '…cdef'],
    ['sk_1234567', '…'],
  ])('%s is shown as %s', (key, shown) => expect(maskKey(key)).toBe(shown));
});
