import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { Row } from './rows';

/** A list of a framework's kind, whose row elements are reused for whatever is in view. */
const HEIGHT = 36;
let rows: Row[] = [];
let virtualizer: Virtualizer<HTMLElement, HTMLElement>;

function render(inner: HTMLElement): void {
  const items = virtualizer.getVirtualItems();
  inner.style.height = `${virtualizer.getTotalSize()}px`;
  while (inner.children.length > items.length) inner.lastChild?.remove();
  while (inner.children.length < items.length) {
    const line = inner.appendChild(document.createElement('div'));
    line.setAttribute('role', 'row');
    line.style.cssText = `position: absolute; top: 0; left: 0; display: flex; height: ${HEIGHT}px`;
    for (const column of ['name', 'company', 'city']) {
      const cell = line.appendChild(document.createElement('div'));
      cell.setAttribute('role', 'gridcell');
      cell.className = column;
      cell.style.width = '260px';
      cell.append('');
    }
  }
  for (const [at, { index, start }] of items.entries()) {
    const [line, row] = [inner.children[at] as HTMLElement, rows[index]];
    if (!line || !row) continue;
    line.style.transform = `translateY(${start}px)`;
    for (const [column, text] of [row.name, row.company, row.city].entries()) {
      const shown = line.children[column]?.firstChild;
      if (shown) shown.nodeValue = text;
    }
  }
}

window.grid = {
  async show(all) {
    rows = all.map((row) => ({ ...row }));
    const list = document.getElementById('list') as HTMLElement;
    list.setAttribute('role', 'grid');
    list.innerHTML = `<div role="row" style="position: sticky; top: 0; z-index: 1; display: flex; background: #fff">
      ${['Name', 'Company', 'City'].map((title) => `<div role="columnheader" style="width: 260px">${title}</div>`).join('')}
    </div><div style="position: relative"></div>`;
    list.style.overflow = 'auto';
    const inner = list.lastElementChild as HTMLElement;
    virtualizer = new Virtualizer({
      count: rows.length,
      estimateSize: () => HEIGHT,
      getScrollElement: () => list,
      observeElementOffset,
      observeElementRect,
      scrollToFn: elementScroll,
      onChange: () => render(inner),
    });
    virtualizer._didMount();
    virtualizer._willUpdate();
    render(inner);
  },
  scrollTo: (index) => virtualizer.scrollToIndex(index, { align: 'start' }),
  sort() {
    rows.sort((one, other) => (one.name < other.name ? 1 : -1));
    render(document.getElementById('list')?.lastElementChild as HTMLElement);
  },
  setCompany(id, company) {
    for (const row of rows) if (row.id === id) row.company = company;
    render(document.getElementById('list')?.lastElementChild as HTMLElement);
  },
};
