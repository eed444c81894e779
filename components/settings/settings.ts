import * as z from 'zod/mini';
import type { NumberFormat } from '../contacts/phones/phone-format';

export const DEFAULT_API_ADDRESS = 'https://platform.lensmor.com';
export const notifyWhen = ['always', 'failures', 'never'] as const;
export const numberFormats = ['international', 'national', 'e164'] as const satisfies readonly NumberFormat[];
export const MOST_RETENTION_DAYS = 3650;

/** Those that may be applied without asking the browser for anything. */
export const plainSettingFields = {
  notifications: z.object({
    when: z.enum(notifyWhen),
    /** Whether a notification may name people; never their numbers. */
    withNames: z.boolean(),
  }),
  numberFormat: z.enum(numberFormats),
  retentionDays: z.int(),
  /** No chips anywhere while true. */
  overlayPaused: z.boolean(),
};

export const settingsSchema = z.object({
  /** Origin, and path if a proxy has one, without a slash at the end. */
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
