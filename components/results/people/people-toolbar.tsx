import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { type Filter, filters, type Order, type SortKey, sortKeys } from './arrange-people';

interface Props {
  search: string;
  onSearch: (search: string) => void;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  order: Order;
  onOrder: (order: Order) => void;
  counts: Record<Filter, number>;
  language: string;
}

/** Filter and order of the list. */
export function PeopleToolbar({ search, onSearch, filter, onFilter, order, onOrder, counts, language }: Props) {
  const field = useRef<HTMLInputElement>(null);
  useFindKeys(field);
  const { format } = new Intl.NumberFormat(language);
  return (
    <div class="row toolbar">
      <input
        ref={field}
        type="search"
        class="grow"
        aria-label={i18n.t('results.search')}
        placeholder={i18n.t('results.search')}
        value={search}
        onInput={(event) => onSearch(event.currentTarget.value)}
      />
      <fieldset class="segments">
        <legend class="hidden">{i18n.t('results.show')}</legend>
        {filters
          .filter((one) => one !== 'doNotCall' || counts.doNotCall > 0 || filter === one)
          .map((one) => (
            <label key={one}>
              <input type="radio" name="filter" checked={filter === one} onChange={() => onFilter(one)} />
              <span>
                {i18n.t(`results.is.${one}`)} <span class="number soft">{format(counts[one])}</span>
              </span>
            </label>
          ))}
      </fieldset>
      <SortChoice order={order} onOrder={onOrder} />
    </div>
  );
}

/** For narrow windows, where not every column has a header. */
function SortChoice({ order, onOrder }: Pick<Props, 'order' | 'onOrder'>) {
  const name = ({ sortBy, descending }: Order) =>
    i18n.t(descending ? 'results.sortDown' : 'results.sortUp', [i18n.t(`results.${sortBy}`)]);
  const orders = sortKeys.flatMap((sortBy) => [false, true].map((descending): Order => ({ sortBy, descending })));
  return (
    <select
      class="sort"
      aria-label={i18n.t('results.sort')}
      value={`${order.sortBy} ${order.descending}`}
      onChange={({ currentTarget }) => {
        const [sortBy = 'name', descending] = currentTarget.value.split(' ');
        onOrder({ sortBy: sortBy as SortKey, descending: descending === 'true' });
      }}
    >
      {orders.map((one) => (
        <option key={name(one)} value={`${one.sortBy} ${one.descending}`}>
          {name(one)}
        </option>
      ))}
    </select>
  );
}

/**
 * The browser's own search sees only the rendered rows, so Ctrl+F (⌘F) focuses this field, which searches all of them.
 * Pressed again in the field, it does what the browser does by default. `/` focuses the field too.
 */
function useFindKeys(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const life = new AbortController();
    const onKeyDown = (event: KeyboardEvent) => {
      const isFind = (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey && event.key === 'f';
      const isSlash = event.key === '/' && !(event.target as Element).matches('input, select, textarea');
      if ((!isFind && !isSlash) || document.activeElement === field.current) return;
      event.preventDefault();
      field.current?.select();
    };
    document.addEventListener('keydown', onKeyDown, { signal: life.signal });
    return () => life.abort();
  }, [field]);
}
