/** An ID that is safe in a URL: 1 to 128 letters, digits, `.`, `_`, `:` or `-`, but not a path segment such as `..`. */
export const ID = /^(?!\.+$)[\w.:-]{1,128}$/;

/** Whether the API accepts this ID in a profile request. It answers 400 to IDs that aren't numeric. */
export const hasProfile = (personnelId: string): boolean => /^\d{1,32}$/.test(personnelId);
