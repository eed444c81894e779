/** Types for the parts of Tabulator used here: it has none. */
declare module 'tabulator-tables' {
  export class TabulatorFull {
    constructor(selector: string, options: object);
    on(event: 'tableBuilt', listener: () => void): void;
    getRows(range: 'active'): unknown[];
    scrollToRow(row: unknown, position: 'top', ifVisible: boolean): Promise<void>;
    setSort(field: string, direction: 'asc' | 'desc'): void;
    updateData(rows: readonly object[]): Promise<void>;
  }
}
