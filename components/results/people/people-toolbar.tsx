import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { useFindKeys } from '../../ui/use-find-keys';
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
