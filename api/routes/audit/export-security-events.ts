import { listSecurityEvents } from '../../audit/list-security-events.ts';
import { securityEventListShape } from '../../audit/security-event-filter.ts';
import { exportRoute } from '../../exports/export-route.ts';
import { securityEventColumns } from '../../exports/security-event-columns.ts';

export const exportSecurityEvents = exportRoute({
  url: '/api/security-events/export',
  summary: 'The security log as CSV or XLSX; that it was taken away is an entry too',
  tag: 'audit',
  name: 'security-events',
  columns: securityEventColumns,
  shape: securityEventListShape,
  list: listSecurityEvents,
});
