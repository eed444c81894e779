import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { List, Page, type Row } from './react-app';

declare global {
  interface Window {
    /** Takes over what the server has sent, as late as the test says. */
    takeOver(rows: readonly Row[], isShifting: boolean, isWholeDocument: boolean): void;
    /** What the framework complained about, or had to correct. */
    complaints: string[];
  }
}

window.complaints = [];
window.takeOver = (rows, isShifting, isWholeDocument) => {
  const container = isWholeDocument ? document : (document.getElementById('root') as HTMLElement);
  hydrateRoot(container, createElement(isWholeDocument ? Page : List, { rows, isShifting }), {
    onRecoverableError: (error) => window.complaints.push(String(error)),
  });
};
