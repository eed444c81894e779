import * as z from 'zod/mini';

/** What can be an ID in an address: 1 to 128 letters, digits, `.`, `_`, `:` or `-`, and not a path step such as `..`. */
const idSchema = z.string().check(z.regex(/^(?!\.+$)[\w.:-]{1,128}$/));

export const taskIdSchema = idSchema;

/** Documented as numeric, and numeric wherever a profile is to be had; see `hasProfile`. */
export const personnelIdSchema = idSchema;

/** Whether the API can be asked for this person's profile: it answers 400 to what is not numeric. */
export const hasProfile = (personnelId: string): boolean => /^\d{1,32}$/.test(personnelId);
