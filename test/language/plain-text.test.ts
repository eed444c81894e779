import { expect, test } from 'vitest';
import { plainText } from '../../components/language/plain-text';

test.each([
  ['Jane Doe', 'Jane Doe'],
  ['  Jane\tDoe\r\n', 'Jane Doe'],
  ['Jane\u0000Doe', 'Jane Doe'],
  ['Jane \u202eeoD\u202c', 'Jane eoD'],
  ['\u2066Jane\u2069 \u200fDoe\ufeff', 'Jane Doe'],
  ['+1 202 555 \u202d0143', '+1 202 555 0143'],
  ['محمد علي', 'محمد علي'],
  ['क्\u200dष', 'क्\u200dष'],
  ['👩\u200d💻', '👩\u200d💻'],
])('%j → %j', (text, plain) => expect(plainText(text)).toBe(plain));
