/** Packages that the peers' bench uses and that come without types; as much of them as it uses. */
declare module 'mark.js' {
  export default class Mark {
    constructor(element: Element);
    mark(words: string, options: { separateWordSearch: boolean; done: () => void }): void;
  }
}
declare module 'findandreplacedomtext' {
  export default function findAndReplaceDOMText(element: Element, options: { find: RegExp; wrap: string }): void;
}
