import * as z from 'zod/mini';
import type { NumberFormat } from '../contacts/phones/phone-format';

export const DEFAULT_API_ADDRESS = 'https://platform.lensmor.com';
export const notifyWhen = ['always', 'failures', 'never'] as const;
export const numberFormats = ['international', 'national', 'e164'] as const satisfies readonly NumberFormat[];
export const MOST_RETENTION_DAYS = 3650;

/** Settings that need no browser permission. */
export const plainSettingFields = {
  notifications: z.object({
    when: z.enum(notifyWhen),
    /** Whether notifications may contain contact names. They never contain numbers. */
    withNames: z.boolean(),
  }),
  numberFormat: z.enum(numberFormats),
  retentionDays: z.int(),
  /** Hides all chips. */
  overlayPaused: z.boolean(),
};

export const settingsSchema = z.object({
  /** Origin, plus the path of a proxy if it has one, without a trailing slash. */
  apiAddress: z.string(),
  ...plainSettingFields,
});
export type Settings = z.infer<typeof settingsSchema>;

export const defaultSettings: Settings = {
  apiAddress: DEFAULT_API_ADDRESS,
  notifications: { when: 'always', withNames: false },
  numberFormat: 'international',
  retentionDays: 90,
  overlayPaused: false,
};
