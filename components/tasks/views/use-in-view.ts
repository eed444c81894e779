import { useEffect, useRef } from 'preact/hooks';
import { sendMessage } from '../../messages/send';

/** As many as one message takes. */
const MOST_IN_VIEW = 200;
/** Somebody who scrolls on does not look at these people. */
const SETTLED_MS = 300;

/** Says whose names are missing where the user looks: they are looked up before all others. */
export function useInView(unnamed: readonly string[]): void {
  const said = useRef<ReadonlySet<string>>(new Set());
  const list = JSON.stringify(unnamed.slice(0, MOST_IN_VIEW));
  useEffect(() => {
    const personnelIds = JSON.parse(list) as string[];
    // Each name that arrives makes the list shorter, which is no news.
    if (personnelIds.every((id) => said.current.has(id))) return;
    const timer = setTimeout(() => {
      said.current = new Set(personnelIds);
      // Without the worker they only come later.
      sendMessage('contacts.inView', { personnelIds }).catch(() => {});
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [list]);
}
