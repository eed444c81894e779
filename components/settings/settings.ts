import type { NumberFormat } from '../contacts/phones/phone-format';
import * as s from '../storage/schema';

export const DEFAULT_API_ADDRESS = 'https://platform.lensmor.com';
export const notifyWhen = ['always', 'failures', 'never'] as const;
export const numberFormats = ['international', 'national', 'e164'] as const satisfies readonly NumberFormat[];
export const MOST_RETENTION_DAYS = 3650;

/** Settings that need no browser permission. */
export const plainSettingFields = {
  notifications: s.object({
    when: s.oneOf(notifyWhen),
    /** Whether notifications may contain contact names. They never contain numbers. */
    withNames: s.boolean(),
  }),
  numberFormat: s.oneOf(numberFormats),
  retentionDays: s.int(),
  /** Hides all chips. */
  overlayPaused: s.boolean(),
};

export const settingsSchema = s.object({
  /** Origin, plus the path of a proxy if it has one, without a trailing slash. */
  apiAddress: s.string(),
  ...plainSettingFields,
});
export type Settings = s.Infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  apiAddress: DEFAULT_API_ADDRESS,
  notifications: { when: 'always', withNames: false },
  numberFormat: 'international',
  retentionDays: 90,
  overlayPaused: false,
};
