import { type ComponentChildren, Fragment } from 'preact';
import { useLayoutEffect, useMemo, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { useInView } from '../../tasks/views/use-in-view';
import { type Order, type SortKey, sortKeys } from './arrange-people';
import { type LineTools, PersonLine } from './person-line';
import type { PersonRow } from './person-rows';
import { assignSlots, type RowSlots } from './row-slots';
import { ROW_HEIGHT, rowsToDraw } from './row-window';
import { extendTo, type Selection, toggle, toggleAll } from './selection';
import { useRowFocus } from './use-row-focus';
import { useRowWindow } from './use-row-window';

interface Props {
  rows: readonly PersonRow[];
  /** The number of people in this view. If there are fewer `rows`, the others are still being read. */
  count: number;
  /**
   * Identifies the search, filter and order. New rows for the same `view` are an update; a new `view` is another list.
   */
  view: string;
  order: Order;
  onOrder: (order: Order) => void;
  selection: Selection;
  onSelect: (selection: Selection) => void;
  /** The personnel ID of the person the page was opened for. */
  marked: string | undefined;
  tools: LineTools;
}

/** The people as a table. Only visible rows are rendered; assistive technology still gets its full size. */
export function PeopleTable({ rows, count, view, order, onOrder, selection, onSelect, marked, tools }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const ids = useMemo(() => rows.map(({ personnelId }) => personnelId), [rows]);
  const shown = useRowWindow(scroller, ids, view, marked === undefined);
  const focus = useRowFocus(body, ids, () => Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 1);
  useMarked(scroller, ids, marked, focus.focus);

  const select = (id: string, isRange: boolean) =>
    onSelect(isRange ? extendTo(selection, id, ids) : toggle(selection, id));
  const onKeyDown = (event: KeyboardEvent) => {
    const id = focus.listeners.onKeyDown(event);
    if (id !== undefined && event.shiftKey) onSelect(extendTo(selection, id, ids));
  };
  const rankOf = (id: string) => (id === marked ? 0 : 1);
  const unnamed = rows.slice(shown.first, shown.end).filter(({ name }) => name === '');
  useInView(unnamed.map(({ personnelId }) => personnelId).sort((one, other) => rankOf(one) - rankOf(other)));
  const drawn = rowsToDraw(shown, focus.kept === undefined ? -1 : ids.indexOf(focus.kept));

  const slots = useRef<RowSlots>(new Map());
  slots.current = assignSlots(
    slots.current,
    drawn.flatMap((at) => ids[at] ?? []),
    focus.kept,
  );

  return (
    <section
      class="scroller"
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrollable content must be reachable by keyboard.
      tabIndex={0}
      aria-label={i18n.t('results.people')}
      style={{ '--row-height': `${ROW_HEIGHT}px` }}
    >
      <table aria-rowcount={count + 1}>
        <Head order={order} onOrder={onOrder}>
          <SelectAll ids={ids} isDisabled={rows.length < count} selection={selection} onSelect={onSelect} />
        </Head>
        <tbody ref={body} {...focus.listeners} onKeyDown={onKeyDown}>
          {drawn.map((at, nth) => {
            const row = rows[at];
            if (!row) return null;
            const { personnelId } = row;
            return (
              <Fragment key={slots.current.get(personnelId)}>
                <Room rows={at - (drawn[nth - 1] ?? -1) - 1} />
                <PersonLine
                  row={row}
                  rowIndex={at + 1}
                  isMarked={personnelId === marked}
                  isSelected={selection.ids.has(personnelId)}
                  onSelect={(isRange) => select(personnelId, isRange)}
                  tools={tools}
                />
              </Fragment>
            );
          })}
          <Room rows={count - (drawn.at(-1) ?? -1) - 1} />
        </tbody>
      </table>
    </section>
  );
}

/** Takes the space of rows that aren't rendered. */
const Room = ({ rows }: { rows: number }) =>
  rows > 0 ? (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: contains nothing focusable.
    <tr aria-hidden="true" class="room">
      <td style={{ height: `${rows * ROW_HEIGHT}px` }} />
    </tr>
  ) : null;

/** Scrolls the person the page was opened for into the middle and focuses their row, once. */
function useMarked(
  scroller: { current: HTMLElement | null },
  ids: readonly string[],
  marked: string | undefined,
  focus: (id: string, control: string) => void,
): void {
  const isDone = useRef(false);
  useLayoutEffect(() => {
    const at = marked === undefined ? -1 : ids.indexOf(marked);
    if (isDone.current || at < 0 || marked === undefined || !scroller.current) return;
    isDone.current = true;
    const above = Math.floor(scroller.current.clientHeight / ROW_HEIGHT / 2) - 1;
    scroller.current.scrollTop = (at - above) * ROW_HEIGHT;
    focus(marked, 'select');
  }, [scroller, ids, marked, focus]);
}

interface HeadProps {
  order: Order;
  onOrder: (order: Order) => void;
  children: ComponentChildren;
}

const columnClass: Record<SortKey, string> = {
  name: 'name',
  company: 'company',
  jobTitle: 'title',
  phone: 'phone',
  status: 'status',
};

function Head({ order: { sortBy, descending }, onOrder, children }: HeadProps) {
  return (
    <thead>
      <tr aria-rowindex={1}>
        <td class="pick">{children}</td>
        {sortKeys.map((column) => (
          <th
            key={column}
            scope="col"
            class={columnClass[column]}
            aria-sort={sortBy === column ? (descending ? 'descending' : 'ascending') : undefined}
          >
            <button
              type="button"
              class="quiet"
              onClick={() => onOrder({ sortBy: column, descending: sortBy === column && !descending })}
            >
              {i18n.t(`results.${column}`)}
              <span aria-hidden="true" class="arrow">
                {sortBy === column ? (descending ? '↓' : '↑') : ''}
              </span>
            </button>
          </th>
        ))}
        <th scope="col" class="profile">
          {i18n.t('results.linkedin')}
        </th>
        <th scope="col" class="tools">
          <span class="hidden">{i18n.t('results.actions')}</span>
        </th>
      </tr>
    </thead>
  );
}

interface SelectAllProps {
  ids: readonly string[];
  isDisabled: boolean;
  selection: Selection;
  onSelect: (selection: Selection) => void;
}

function SelectAll({ ids, isDisabled, selection, onSelect }: SelectAllProps) {
  const selected = selection.ids.size === 0 ? 0 : ids.filter((id) => selection.ids.has(id)).length;
  return (
    <label>
      <input
        type="checkbox"
        disabled={isDisabled}
        checked={ids.length > 0 && selected === ids.length}
        indeterminate={selected > 0 && selected < ids.length}
        aria-label={i18n.t('results.selectAll')}
        onClick={() => onSelect(toggleAll(selection, ids))}
      />
    </label>
  );
}
