import type { Step } from './page';
import { type Row, rows, truthOf } from './rows';

/**
 * A virtual list: so many row elements as fit, which show other records when it scrolls. The script needs
 * `fill(element, record)`, which is the CRM's own way to put a record into a row element.
 */
export const recycling = (visible: number, fill: string): string => `
  const records = ${JSON.stringify(rows).replace(/</g, '\\u003c')};
  const fill = ${fill};
  const elements = [...document.querySelectorAll('[data-recycled]')];
  window.scrollTo_ = (first) => elements.forEach((element, at) => {
    const record = records[first + at];
    element.style.display = record ? '' : 'none';
    if (!record) return;
    element.dataset.place = record.place;
    fill(element, record);
  });
  scrollTo_(0);
  if (elements.length !== ${visible}) throw new Error('rows');`;

export const shownFrom = (first: number, visible: number): Row[] => rows.slice(first, first + visible);

/** Down, and back up in two goes. */
export const scrolling = (visible: number): Step[] =>
  [rows.length - visible, 3, 0].map((first) => ({
    name: `scrolled to row ${first + 1}`,
    script: `scrollTo_(${first})`,
    truth: truthOf(shownFrom(first, visible)),
  }));
