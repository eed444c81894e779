import { TabulatorFull as Tabulator } from 'tabulator-tables';

let table: Tabulator;
window.grid = {
  show: (rows) =>
    new Promise((resolve) => {
      table = new Tabulator('#list', {
        data: rows.map((row) => ({ ...row })),
        height: 400,
        layout: 'fitColumns',
        columns: [
          { title: 'Name', field: 'name', frozen: true, width: 260 },
          { title: 'Company', field: 'company' },
          { title: 'City', field: 'city' },
        ],
      });
      table.on('tableBuilt', resolve);
    }),
  scrollTo: (index) => void table.scrollToRow(table.getRows('active')[index], 'top', false),
  sort: () => table.setSort('name', 'desc'),
  setCompany: (id, company) => void table.updateData([{ id, company }]),
};
