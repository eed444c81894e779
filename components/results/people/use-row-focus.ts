import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** Where an arrow key leads: the same control in another row, or that row's checkbox if it has no such control. */
interface Place {
  id: string;
  control: string;
}

const controlAt = (element: EventTarget | null): HTMLElement | undefined =>
  (element instanceof Element && element.closest<HTMLElement>('[data-control]')) || undefined;
const rowAt = (element: EventTarget | null): HTMLElement | undefined =>
  (element instanceof Element && element.closest<HTMLElement>('tr[data-person]')) || undefined;

/**
 * Keyboard focus in a table that renders only some of its rows. Arrow keys, Page Up, Page Down, Ctrl+Home and Ctrl+End
 * move between rows. The focused row is `kept` rendered. When it is removed, the next row takes the focus.
 */
export function useRowFocus(body: RefObject<HTMLElement | null>, ids: readonly string[], rowsPerPage: () => number) {
  const [kept, setKept] = useState<string>();
  const [goal, setGoal] = useState<Place>();
  const last = useRef({ at: -1, control: '' });

  useLayoutEffect(() => {
    if (!goal) return;
    const row = body.current?.querySelector(`tr[data-person="${CSS.escape(goal.id)}"]`);
    const control = row?.querySelector<HTMLElement>(`[data-control="${goal.control}"]`);
    (control ?? row?.querySelector<HTMLElement>('[data-control="select"]'))?.focus();
    setGoal(undefined);
  }, [body, goal]);

  useLayoutEffect(() => {
    const at = kept === undefined ? -1 : ids.indexOf(kept);
    if (at >= 0) last.current.at = at;
    if (at >= 0 || kept === undefined) return;
    const next = ids[Math.min(last.current.at, ids.length - 1)];
    setKept(undefined);
    if (document.activeElement === document.body && next !== undefined)
      setGoal({ id: next, control: last.current.control });
  }, [ids, kept]);

  function rowAfterKey({ key, ctrlKey, metaKey }: KeyboardEvent, at: number): number | undefined {
    const steps: Record<string, number> = {
      ArrowUp: -1,
      ArrowDown: 1,
      PageUp: -rowsPerPage(),
      PageDown: rowsPerPage(),
    };
    const whole = ctrlKey || metaKey ? { Home: 0, End: ids.length - 1 }[key] : undefined;
    const to = whole ?? (key in steps ? at + (steps[key] ?? 0) : undefined);
    return to === undefined ? undefined : Math.min(Math.max(to, 0), ids.length - 1);
  }

  return {
    /** The personnel ID of the row that must stay rendered. */
    kept: goal?.id ?? kept,
    focus: (id: string, control: string) => setGoal({ id, control }),
    listeners: {
      onFocusIn({ target }: FocusEvent) {
        setKept(rowAt(target)?.dataset.person);
        last.current.control = controlAt(target)?.dataset.control ?? 'select';
      },
      onFocusOut({ relatedTarget }: FocusEvent) {
        if (relatedTarget !== null && !rowAt(relatedTarget)) setKept(undefined);
      },
      /** Moves to the row that the key leads to, if any, and returns its personnel ID. */
      onKeyDown(event: KeyboardEvent): string | undefined {
        const control = controlAt(event.target)?.dataset.control;
        const at = ids.indexOf(rowAt(event.target)?.dataset.person ?? '');
        const to = control === undefined || at < 0 ? undefined : rowAfterKey(event, at);
        const id = to === undefined ? undefined : ids[to];
        if (id === undefined || control === undefined) return undefined;
        event.preventDefault();
        setGoal({ id, control });
        return id;
      },
    },
  };
}
