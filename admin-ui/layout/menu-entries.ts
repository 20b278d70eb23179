import CallOutlined from '@mui/icons-material/CallOutlined';
import FolderOutlined from '@mui/icons-material/FolderOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import type { SvgIconComponent } from '@mui/icons-material';
import type { Session } from '../../api/contract/session.ts';
import type { PermissionAction } from '../../domain/permissions/permission-actions.ts';
import { roles, type Role } from '../../domain/permissions/roles.ts';
import type { MessageKey } from '../messages/message-key.ts';

export type MenuName = 'inbox' | 'open' | 'cases';

export interface MenuEntry {
  readonly name: MenuName;
  readonly path: string;
  readonly label: MessageKey;
  readonly icon: SvgIconComponent;
  /** Whoever may not do this anywhere has no such entry. */
  readonly permission: PermissionAction;
}

const entries: { readonly [N in MenuName]: MenuEntry } = {
  inbox: {
    name: 'inbox',
    path: '/inbox',
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
};

/** What each post finds in the rail, in its order; the first is the start page (screens section 3). */
const menus: { readonly [R in Role]: readonly MenuName[] } = {
  acceptor: ['inbox', 'open', 'cases'],
  dispatcher: ['inbox', 'open', 'cases'],
  commander: ['inbox', 'cases'],
  lead: ['inbox', 'cases'],
  handler: ['inbox', 'cases'],
  grid: ['inbox', 'open'],
  supervisor: ['inbox', 'cases'],
  analyst: ['cases', 'inbox'],
  leader: ['inbox', 'cases'],
  designer: ['cases'],
  admin: [],
  security: [],
  auditor: ['cases'],
};

const isRole = (role: string): role is Role => roles.some((known) => known === role);

/** The menu of a person: that of the first post, then what the other posts add. */
export function menuOf(session: Session): readonly MenuEntry[] {
  const names = session.posts.flatMap((post) => (isRole(post.role) ? menus[post.role] : []));
  return [...new Set(names)]
    .map((name) => entries[name])
    .filter((entry) => session.permissions.includes(entry.permission));
}

/** Where a person begins; those without a screen of their own begin at their own page. */
export const startPageOf = (session: Session): string => menuOf(session)[0]?.path ?? '/me';
