import type { App } from '../services.ts';
import { accountRoutes } from './accounts/index.ts';
import { attachmentRoutes } from './attachments/index.ts';
import { auditRoutes } from './audit/index.ts';
import { boardRoutes } from './board/index.ts';
import { cardRoutes } from './cards/index.ts';
import { calendarRoutes } from './calendar/index.ts';
import { catalogueRoutes } from './catalogue/index.ts';
import { caseRoutes } from './cases/index.ts';
import { deskRoutes } from './desk/index.ts';
import { eventRoutes } from './events/index.ts';
import { gridRoutes } from './grids/index.ts';
import { importRoutes } from './imports/index.ts';
import { incidentRoutes } from './incidents/index.ts';
import { messageRoutes } from './messages/index.ts';
import { noticeRoutes } from './notices/index.ts';
import { organisationRoutes } from './organisation/index.ts';
import { procedureDraftRoutes } from './procedure-drafts/index.ts';
import { operationRoutes } from './operations/index.ts';
import { procedureRoutes } from './procedures/index.ts';
import { referenceRoutes } from './reference/index.ts';
import { rehearsalRoutes } from './rehearsals/index.ts';
import { reportRoutes } from './reports/index.ts';
import { responsibilityRoutes } from './responsibilities/index.ts';
import { savedViewRoutes } from './saved-views/index.ts';
import { sealRoutes } from './seals/index.ts';
import { sessionRoutes } from './session/index.ts';
import { settingRoutes } from './settings/index.ts';
import { statisticsRoutes } from './statistics/index.ts';
import { systemRoutes } from './system/index.ts';
import { taskDraftRoutes } from './task-drafts/index.ts';
import { taskRoutes } from './tasks/index.ts';
import { tokenRoutes } from './tokens/index.ts';

/** Every area of the API; a new area is one line here and its routes in `route-permissions.ts`. */
const areas = [
  sessionRoutes,
  accountRoutes,
  systemRoutes,
  reportRoutes,
  caseRoutes,
  taskRoutes,
  taskDraftRoutes,
  savedViewRoutes,
  procedureRoutes,
  procedureDraftRoutes,
  rehearsalRoutes,
  boardRoutes,
  cardRoutes,
  deskRoutes,
  statisticsRoutes,
  eventRoutes,
  auditRoutes,
  sealRoutes,
  attachmentRoutes,
  importRoutes,
  referenceRoutes,
  organisationRoutes,
  gridRoutes,
  responsibilityRoutes,
  tokenRoutes,
  calendarRoutes,
  catalogueRoutes,
  settingRoutes,
  noticeRoutes,
  incidentRoutes,
  messageRoutes,
  operationRoutes,
] as const;

export const registerRoutes = async (app: App): Promise<void> => {
  for (const area of areas) await app.register(area);
};
