import findAndReplaceDOMText from 'findandreplacedomtext';
import { findPhoneNumbersInText } from 'libphonenumber-js/min';
import linkifyElement from 'linkify-element';
import Mark from 'mark.js';

export type Peer = 'mark.js, one name' | 'linkify-element' | 'findAndReplaceDOMText, one name' | 'libphonenumber';

/** Packages that read a whole page too, each in its simplest use. They change the page. */
const peers: Record<Peer, () => Promise<void> | void> = {
  'mark.js, one name': () =>
    new Promise<void>((done) => {
      new Mark(document.body).mark('Ada Adler', { separateWordSearch: false, done });
    }),
  'linkify-element': () => {
    linkifyElement(document.body);
  },
  'findAndReplaceDOMText, one name': () => {
    findAndReplaceDOMText(document.body, { find: /Ada Adler/g, wrap: 'b' });
  },
  libphonenumber: () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) findPhoneNumbersInText(walker.currentNode.nodeValue ?? '', 'DE');
  },
};

declare global {
  interface Window {
    /** Milliseconds that it takes for the page. */
    runPeer: (name: Peer) => Promise<number>;
  }
}

window.runPeer = async (name) => {
  const fromMs = performance.now();
  await peers[name]();
  return performance.now() - fromMs;
};
