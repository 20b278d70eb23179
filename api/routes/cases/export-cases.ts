import { caseListShape } from '../../cases/case-list-shape.ts';
import { listCases } from '../../cases/list-cases.ts';
import { caseColumns } from '../../exports/columns.ts';
import { exportRoute } from '../../exports/export-route.ts';

export const exportCases = exportRoute({
  url: '/api/cases/export',
  summary: 'The list of cases as CSV or XLSX',
  tag: 'cases',
  name: 'cases',
  columns: caseColumns,
  shape: caseListShape,
  list: listCases,
});
