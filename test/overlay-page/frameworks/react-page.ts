import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { List, Page, type Row } from './react-app';

declare global {
  interface Window {
    /** Hydrates the server-rendered page when the test calls it. */
    hydrate(rows: readonly Row[], isShifting: boolean, isWholeDocument: boolean): void;
    /** Errors that the framework reported or corrected. */
    errors: string[];
  }
}

window.errors = [];
window.hydrate = (rows, isShifting, isWholeDocument) => {
  const container = isWholeDocument ? document : (document.getElementById('root') as HTMLElement);
  hydrateRoot(container, createElement(isWholeDocument ? Page : List, { rows, isShifting }), {
    onRecoverableError: (error) => window.errors.push(String(error)),
  });
};
