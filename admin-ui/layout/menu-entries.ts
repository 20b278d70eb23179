import CallOutlined from '@mui/icons-material/CallOutlined';
import BarChart from '@mui/icons-material/BarChart';
import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import DashboardOutlined from '@mui/icons-material/DashboardOutlined';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import AccountCircleOutlined from '@mui/icons-material/AccountCircleOutlined';
import LanOutlined from '@mui/icons-material/LanOutlined';
import AddOutlined from '@mui/icons-material/AddOutlined';
import GppMaybeOutlined from '@mui/icons-material/GppMaybeOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import MonitorHeartOutlined from '@mui/icons-material/MonitorHeartOutlined';
import VerifiedUserOutlined from '@mui/icons-material/VerifiedUserOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { Session } from '../../api/contract/session.ts';
import type { PermissionAction } from '../../domain/permissions/permission-actions.ts';
import { roles, type Role } from '../../domain/permissions/roles.ts';
import type { MessageKey } from '../messages/message-key.ts';

export type MenuName =
  | 'desk'
  | 'inbox'
  | 'open'
  | 'cases'
  | 'board'
  | 'statistics'
  | 'procedures'
  | 'incidents'
  | 'calendar'
  | 'catalogue'
  | 'imports'
  | 'operations'
  | 'audit'
  | 'seals'
  | 'units'
  | 'accounts'
  | 'settings'
  | 'pending'
  | 'report'
  | 'done';

export interface MenuEntry {
  readonly name: MenuName;
  readonly path: string;
  /** Beginnings of further paths that belong to it. */
  readonly also?: readonly string[];
  readonly label: MessageKey;
  readonly icon: SvgIconComponent;
  /** Whoever may not do this anywhere has no such entry. */
  readonly permission: PermissionAction;
}

const entries: {
  readonly [N in Exclude<MenuName, 'pending' | 'report' | 'done'>]: MenuEntry;
} = {
  desk: {
    name: 'desk',
    path: '/desk',
    label: 'frame.menu.desk',
    icon: DashboardOutlined,
    permission: 'board.read',
  },
  inbox: {
    name: 'inbox',
    path: '/inbox',
    also: ['/tasks/'],
    label: 'frame.menu.inbox',
    icon: InboxOutlined,
    permission: 'task.read',
  },
  open: {
    name: 'open',
    path: '/reports/new',
    label: 'frame.menu.open',
    icon: CallOutlined,
    permission: 'report.create',
  },
  cases: {
    name: 'cases',
    path: '/cases',
    label: 'frame.menu.cases',
    icon: FolderOutlined,
    permission: 'case.read',
  },
  procedures: {
    name: 'procedures',
    path: '/procedures',
    label: 'frame.menu.procedures',
    icon: AccountTreeOutlined,
    permission: 'procedure.read-drafts',
  },
  board: {
    name: 'board',
    path: '/board',
    also: ['/cards'],
    label: 'frame.menu.board',
    icon: GppMaybeOutlined,
    permission: 'board.read',
  },
  statistics: {
    name: 'statistics',
    path: '/statistics',
    label: 'frame.menu.statistics',
    icon: BarChart,
    permission: 'assessment.read',
  },
  incidents: {
    name: 'incidents',
    path: '/incidents',
    label: 'frame.menu.incidents',
    icon: ReportOutlined,
    permission: 'incident.read',
  },
  units: {
    name: 'units',
    path: '/units',
    also: ['/people', '/grids', '/responsibilities'],
    label: 'frame.menu.units',
    icon: LanOutlined,
    permission: 'organisation.read',
  },
  accounts: {
    name: 'accounts',
    path: '/accounts',
    also: ['/tokens'],
    label: 'frame.menu.accounts',
    icon: AccountCircleOutlined,
    permission: 'account.read',
  },
  calendar: {
    name: 'calendar',
    path: '/calendar',
    label: 'frame.menu.calendar',
    icon: CalendarMonthOutlined,
    permission: 'calendar.read',
  },
  catalogue: {
    name: 'catalogue',
    path: '/catalogue',
    label: 'frame.menu.catalogue',
    icon: MenuBookOutlined,
    permission: 'catalogue.read',
  },
  imports: {
    name: 'imports',
    path: '/imports',
    label: 'frame.menu.imports',
    icon: UploadFileOutlined,
    permission: 'import.read',
  },
  operations: {
    name: 'operations',
    path: '/operations',
    label: 'frame.menu.operations',
    icon: MonitorHeartOutlined,
    permission: 'operations.read',
  },
  audit: {
    name: 'audit',
    path: '/audit',
    label: 'frame.menu.audit',
    icon: FactCheckOutlined,
    // Without `audit.read` it shows sign-ins alone.
    permission: 'audit.read-sign-ins',
  },
  seals: {
    name: 'seals',
    path: '/seals',
    label: 'frame.menu.seals',
    icon: VerifiedUserOutlined,
    permission: 'audit.read',
  },
  settings: {
    name: 'settings',
    path: '/settings',
    label: 'frame.menu.settings',
    icon: SettingsOutlined,
    permission: 'setting.read',
  },
};

/** The words of grid workers for the same places. */
const gridEntries: { readonly [N in 'pending' | 'report' | 'done']: MenuEntry } = {
  pending: { ...entries.inbox, name: 'pending', label: 'frame.menu.pending' },
  report: { ...entries.open, name: 'report', label: 'frame.menu.report', icon: AddOutlined },
  done: {
    name: 'done',
    path: '/inbox?view=done',
    label: 'frame.menu.done',
    icon: HistoryOutlined,
    permission: 'task.read',
  },
};

const allEntries: { readonly [N in MenuName]: MenuEntry } = { ...entries, ...gridEntries };

/** What each post finds in the rail, in its order; the first is the start page (screens section 3). */
const menus: { readonly [R in Role]: readonly MenuName[] } = {
  acceptor: ['inbox', 'open', 'cases', 'board', 'statistics'],
  dispatcher: ['inbox', 'open', 'cases', 'board', 'statistics'],
  commander: ['desk', 'inbox', 'cases', 'board', 'statistics'],
  lead: ['inbox', 'cases', 'board', 'statistics'],
  handler: ['inbox', 'cases', 'board', 'statistics'],
  grid: ['pending', 'report', 'done'],
  supervisor: ['board', 'inbox', 'cases', 'statistics'],
  analyst: ['statistics', 'cases', 'inbox', 'catalogue'],
  leader: ['desk', 'inbox', 'cases', 'board', 'statistics', 'procedures'],
  designer: ['procedures', 'catalogue', 'calendar', 'units', 'cases', 'settings'],
  admin: [
    'units',
    'accounts',
    'incidents',
    'cases',
    'catalogue',
    'calendar',
    'imports',
    'settings',
    'operations',
  ],
  security: ['units', 'accounts', 'settings', 'operations'],
  auditor: [
    'audit',
    'cases',
    'statistics',
    'seals',
    'procedures',
    'incidents',
    'imports',
    'operations',
  ],
  integration: [],
};

const isRole = (role: string): role is Role => roles.some((known) => known === role);

/** What a person finds: the menu of the first post, then what the other posts add. */
export function placesOf(session: Session): readonly MenuEntry[] {
  const names = session.posts.flatMap((post) => (isRole(post.role) ? menus[post.role] : []));
  const named = names.map((name) => allEntries[name]);
  // Two posts may name the same place differently: it stands there once.
  return [...Map.groupBy(named, ({ path }) => path).values()]
    .flatMap(([first]) => first ?? [])
    .filter((entry) => session.permissions.includes(entry.permission));
}

/** More do not fit in the rail (screens section 3). */
const mostEntries = 9;

/** What stands in the rail, and what opens from its ninth place when there are more than nine. */
export const inRail = (
  places: readonly MenuEntry[],
): { readonly shown: readonly MenuEntry[]; readonly more: readonly MenuEntry[] } => {
  const room = places.length > mostEntries ? mostEntries - 1 : mostEntries;
  return { shown: places.slice(0, room), more: places.slice(room) };
};

/** Whether none of the person's posts may see the pages of an entry, which the path belongs to. */
export const isClosed = (session: Session, pathname: string): boolean =>
  Object.values(entries).some(
    ({ path, permission }) =>
      (pathname === path || pathname.startsWith(`${path}/`)) &&
      !session.permissions.includes(permission),
  );

/** Whether an entry is where the person is; a view of the inbox belongs to the entry that names it. */
export function isHere(
  entry: MenuEntry,
  location: { readonly pathname: string; readonly search: string },
): boolean {
  const [path = '', query] = entry.path.split('?');
  if (query !== undefined) {
    return location.pathname === path && location.search.includes(query);
  }
  const beginnings = [path, ...(entry.also ?? [])];
  const done = entry.name === 'pending' && location.search.includes('view=done');
  return !done && beginnings.some((start) => location.pathname.startsWith(start));
}

/** Where a person begins; those without a screen of their own begin at their own page. */
export const startPageOf = (session: Session): string => placesOf(session)[0]?.path ?? '/me';
