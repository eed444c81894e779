import { parseApiAddress } from '../lensmor/api-address';
import { isSitePattern } from '../sites/granted-sites';
import * as s from '../storage/schema';
import { MOST_RETENTION_DAYS, plainSettingFields, type Settings } from './settings';

/** Far more than a settings file ever needs. */
export const MOST_BYTES = 100_000;
const FORMAT = 'phones-for-lensmor settings';
const VERSION = 1;

/** See `plainSettingFields`. */
export type PlainSettings = Omit<Settings, 'apiAddress'>;

const fileSchema = s.object({
  format: s.literal(FORMAT),
  version: s.literal(VERSION),
  settings: s.object(plainSettingFields),
  apiAddress: s.string(),
  /** Match patterns. */
  sites: s.array(s.string()),
});
const MOST_SITES = 200;
const headSchema = s.object({ format: s.literal(FORMAT), version: s.int() });

const isPossible = ({ settings, sites }: s.Infer<typeof fileSchema>): boolean =>
  settings.retentionDays >= 1 &&
  settings.retentionDays <= MOST_RETENTION_DAYS &&
  sites.length <= MOST_SITES &&
  sites.every(isSitePattern);

/** The file contains neither the API key nor anything about contacts. */
export function writeSettingsFile({ apiAddress, ...settings }: Settings, sites: readonly string[]): string {
  return `${JSON.stringify({ format: FORMAT, version: VERSION, settings, apiAddress, sites }, undefined, 2)}\n`;
}

export type SettingsFile =
  | { kind: 'read'; settings: PlainSettings; apiAddress: string; sites: readonly string[] }
  /** `notOne`: not a settings file of this extension. `newer`: from a later version. `damaged`: has invalid values. */
  | { kind: 'notOne' | 'newer' | 'damaged' };

/** All or nothing: one invalid value makes the whole file unusable. */
export function readSettingsFile(text: string): SettingsFile {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { kind: 'notOne' };
  }
  const head = headSchema.safeParse(content);
  if (!head.success) return { kind: 'notOne' };
  if (head.data.version > VERSION) return { kind: 'newer' };
  const file = fileSchema.safeParse(content).data;
  const apiAddress = file && parseApiAddress(file.apiAddress);
  if (!file || apiAddress === undefined || !isPossible(file)) return { kind: 'damaged' };
  return { kind: 'read', settings: file.settings, apiAddress, sites: [...new Set(file.sites)] };
}
