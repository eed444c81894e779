import { describe, expect, test } from 'vitest';
import { parseApiAddress } from '../../components/lensmor/api-address';

describe('API address', () => {
  test.each([
    ['https://platform.lensmor.com', 'https://platform.lensmor.com'],
    [' https://proxy.example/lensmor/ ', 'https://proxy.example/lensmor'],
    ['http://localhost:8787', 'http://localhost:8787'],
    ['http://127.0.0.1:8787/', 'http://127.0.0.1:8787'],
    ['http://[::1]:8787', undefined],
    ['http://127.0.0.2:8787', undefined],
    ['http://proxy.example', undefined],
    ['http://localhost.example', undefined],
    ['http://1270.0.0.1', undefined],
    ['ftp://proxy.example', undefined],
    ['javascript:alert(1)', undefined],
    ['https://name:word@proxy.example', undefined],
    ['https://proxy.example/?to=elsewhere', undefined],
    ['https://proxy.example/#x', undefined],
    ['https://proxy.example?', undefined],
    ['https://proxy.example/#', undefined],
    ['https://proxy.example:0', undefined],
    ['https://proxy.example:65536', undefined],
    ['https://proxy.example:8443', 'https://proxy.example:8443'],
    ['https://*.example', undefined],
    ['https://proxy.example/a b', undefined],
    ['https://proxy.example\u200b/\u2069', 'https://proxy.example'],
    ['proxy.example', undefined],
    ['', undefined],
  ])('%s', (text, expected) => {
    expect(parseApiAddress(text)).toBe(expected);
  });
});
