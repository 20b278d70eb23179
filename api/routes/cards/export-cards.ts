import { cardColumns } from '../../exports/card-columns.ts';
import { exportRoute } from '../../exports/export-route.ts';
import { cardListShape, listCards } from '../../supervision/card-list.ts';

export const exportCards = exportRoute({
  url: '/api/cards/export',
  summary: 'Supervision cards that are not closed as CSV or XLSX',
  tag: 'board',
  name: 'cards',
  columns: cardColumns,
  shape: cardListShape,
  list: listCards,
});
