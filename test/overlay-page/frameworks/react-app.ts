import { createElement, type Element, useEffect, useState } from 'react';
import { takeSteps } from './steps';

export interface Row {
  name: string;
  email: string;
}

interface Props {
  rows: readonly Row[];
  /** Rotates the rows by one at each step. With the index as key, every row is patched. */
  isShifting: boolean;
}

/** A list that re-renders ten times a second in a browser. */
export function List({ rows, isShifting }: Props): Element {
  const [step, setStep] = useState(0);
  useEffect(() => takeSteps(() => setStep((before) => before + 1)), []);
  const shown = isShifting ? rows.map((_, at) => rows[(at + step) % rows.length] as Row) : rows;
  return createElement(
    'ul',
    null,
    shown.map(({ name, email }, at) =>
      createElement(
        'li',
        { key: isShifting ? at : email },
        createElement('span', null, name),
        ' ',
        createElement('a', { href: `mailto:${email}` }, 'Write'),
        createElement('span', { className: 'step' }, ` seen ${step}`),
      ),
    ),
  );
}

/** The whole document, as server-side frameworks hydrate it. */
export const Page = (props: Props): Element =>
  createElement(
    'html',
    null,
    createElement('head', null, createElement('title', null, 'People')),
    createElement('body', null, createElement(List, props)),
  );
