import { useEffect, useRef } from 'preact/hooks';
import { sendMessage } from '../../messages/send';

/** The limit of one message. */
const MOST_IN_VIEW = 200;
/** While the user scrolls, nobody is reported. */
const SETTLED_MS = 300;

/** Reports visible people without a name to the worker, which looks them up first. */
export function useInView(unnamed: readonly string[]): void {
  const said = useRef<ReadonlySet<string>>(new Set());
  const list = JSON.stringify(unnamed.slice(0, MOST_IN_VIEW));
  useEffect(() => {
    const personnelIds = JSON.parse(list) as string[];
    // Don't report again when the list only got shorter because a name arrived.
    if (personnelIds.every((id) => said.current.has(id))) return;
    const timer = setTimeout(() => {
      said.current = new Set(personnelIds);
      // If this fails, their names just arrive later.
      sendMessage('contacts.inView', { personnelIds }).catch(() => {});
    }, SETTLED_MS);
    return () => clearTimeout(timer);
  }, [list]);
}
