import * as z from 'zod/mini';

/** What can be a task ID: 1 to 128 letters, digits, `.`, `_`, `:` or `-`, and not a path step such as `..`. */
export const taskIdSchema = z.string().check(z.regex(/^(?!\.+$)[\w.:-]{1,128}$/));

/** Personnel IDs are numeric strings. */
export const personnelIdSchema = z.string().check(z.regex(/^\d{1,32}$/));
