/** A line that must not go, wherever it stands: `npm run mutate` removes it in every run. */
export interface Guard {
  name: string;
  /** The folder or file below the project's folder that holds it. */
  within: string;
  find: RegExp;
  replace: string;
  /** Test files or folders that must notice, each run with the configuration in its folder. */
  tests: readonly string[];
}

export const guards: readonly Guard[] = [
  {
    name: "a script's click on a chip",
    within: 'components/overlay/drawing',
    find: /event\.isTrusted &&\s+/,
    replace: '',
    tests: ['test/overlay-page/click-guard.test.ts'],
  },
  {
    name: 'a chip must really be visible',
    within: 'components/overlay/drawing',
    find: /isUndisguised\(root\.host\) &&\s+/,
    replace: '',
    tests: ['test/overlay-page/click-guard.test.ts'],
  },
  {
    name: 'a chip must have rested in sight',
    within: 'components/overlay/drawing',
    find: /hasRested\(element, one\) &&\s+/,
    replace: '',
    tests: ['test/overlay-page/click-guard.test.ts'],
  },
  {
    name: 'forgotten people in polls',
    within: 'components/tasks/following',
    find: /\.filter\(\(\{ personnelId \}\) => !task\.forgotten\?\.includes\(personnelId\)\)/,
    replace: '',
    tests: ['test/tasks/following/following.test.ts'],
  },
  {
    name: 'forgotten people in a task',
    within: 'components/tasks/advance.ts',
    find: /\.filter\(\(item\) => !forgotten\.includes\(item\.personnelId\)\)/,
    replace: '',
    tests: ['test/tasks/advance.test.ts'],
  },
  {
    name: 'who may send a message',
    within: 'components/messages/receive.ts',
    find: / \|\| caller\.context !== messages\[name\]\.from/,
    replace: '',
    tests: ['test/messages/receive.test.ts'],
  },
];
