import { useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { Icon } from '../../ui/icon';
import { createLate } from '../../ui/late';
import { useFindKeys } from '../../ui/use-find-keys';
import type { FoundProps } from './found';

interface Props extends Omit<FoundProps, 'search'> {
  onSearching: (isSearching: boolean) => void;
}

const found = createLate(async () => (await import('./found')).loadFound());

/** Searches tasks and contacts. The code for it is loaded on first focus. */
export function PopupSearch({ onSearching, ...props }: Props) {
  const [search, setSearch] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useFindKeys(field);

  function change(text: string): void {
    setSearch(text);
    onSearching(text.trim() !== '');
  }
  function onKeyDown(event: KeyboardEvent): void {
    const to = { Enter: 'search [data-copy]', ArrowDown: '[data-row]' }[event.key];
    const element = to === undefined ? undefined : document.querySelector<HTMLElement>(to);
    if (element) {
      event.preventDefault();
      if (event.key === 'Enter') element.click();
      else element.focus();
    }
    if (event.key !== 'Escape' || search === '') return;
    // The first Escape clears the field, the second closes the popup.
    event.preventDefault();
    change('');
  }

  return (
    <search class="stack">
      <div class="search">
        <Icon name="search" />
        <input
          ref={field}
          type="search"
          aria-label={i18n.t('popup.search')}
          placeholder={i18n.t('popup.search')}
          value={search}
          onFocus={() => void found.load()}
          onInput={({ currentTarget }) => change(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </div>
      {search.trim() !== '' && <found.Part search={search} {...props} />}
    </search>
  );
}
