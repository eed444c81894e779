import type { Step } from './page';
import { type Row, rows, truthOf } from './rows';

/**
 * A virtual list: as many row elements as fit, reused for other records when it scrolls. The script needs
 * `fill(element, record)`, the CRM's own way of putting a record into a row element.
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

/** Scrolls down, and back up in two steps. */
export const scrolling = (visible: number): Step[] =>
  [rows.length - visible, 3, 0].map((first) => ({
    name: `scrolled to row ${first + 1}`,
    script: `scrollTo_(${first})`,
    truth: truthOf(shownFrom(first, visible)),
  }));
