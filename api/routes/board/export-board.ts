import { boardListShape } from '../../board/board-list-shape.ts';
import { boardTasks } from '../../board/board-tasks.ts';
import { taskColumns } from '../../exports/columns.ts';
import { exportRoute } from '../../exports/export-route.ts';

export const exportBoard = exportRoute({
  url: '/api/board/export',
  summary: 'The list behind the board as CSV or XLSX',
  tag: 'board',
  name: 'board',
  columns: taskColumns,
  shape: boardListShape,
  list: boardTasks,
});
