/** What can be an ID in an address: 1 to 128 letters, digits, `.`, `_`, `:` or `-`, and not a path step such as `..`. */
export const ID = /^(?!\.+$)[\w.:-]{1,128}$/;

/** Whether the API can be asked for this person's profile: it answers 400 to what is not numeric. */
export const hasProfile = (personnelId: string): boolean => /^\d{1,32}$/.test(personnelId);
