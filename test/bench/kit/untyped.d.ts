/** Packages without types that the peers benchmark uses, as far as it uses them. */
declare module 'mark.js' {
  export default class Mark {
    constructor(element: Element);
    mark(words: string, options: { separateWordSearch: boolean; done: () => void }): void;
  }
}
declare module 'findandreplacedomtext' {
  export default function findAndReplaceDOMText(element: Element, options: { find: RegExp; wrap: string }): void;
}
