import { AllCommunityModule, createGrid, type GridApi, ModuleRegistry } from 'ag-grid-community';
import type { Row } from './rows';

ModuleRegistry.registerModules([AllCommunityModule]);
let grid: GridApi<Row>;
window.grid = {
  show: (rows) =>
    new Promise((resolve) => {
      grid = createGrid<Row>(document.getElementById('list') as HTMLElement, {
        rowData: rows.map((row) => ({ ...row })),
        getRowId: ({ data }) => String(data.id),
        columnDefs: [
          { headerName: 'Name', field: 'name', pinned: 'left', width: 260 },
          { headerName: 'Company', field: 'company' },
          { headerName: 'City', field: 'city' },
        ],
        onFirstDataRendered: () => resolve(),
      });
    }),
  scrollTo: (index) => grid.ensureIndexVisible(index, 'top'),
  sort: () => grid.applyColumnState({ state: [{ colId: 'name', sort: 'desc' }] }),
  setCompany(id, company) {
    grid.getRowNode(String(id))?.setDataValue('company', company);
  },
};
