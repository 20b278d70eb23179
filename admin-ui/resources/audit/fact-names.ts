import type { SecurityEvent } from '../../../api/contract/audit.ts';
import type { MessageKey } from '../../messages/message-key.ts';

/** Labels of what the parameters of an event say, in the order in which they are shown. */
export const factKeys = {
  purpose: 'audit.fact.purpose',
  key: 'audit.fact.key',
  value: 'audit.fact.value',
  code: 'audit.fact.code',
  route: 'audit.fact.route',
  list: 'audit.fact.list',
  name: 'audit.fact.name',
  name_en: 'audit.fact.name_en',
  procedure: 'audit.fact.procedure',
  version: 'audit.fact.version',
  role: 'audit.fact.role',
  roles: 'audit.fact.roles',
  unit: 'audit.fact.unit',
  grid: 'audit.fact.grid',
  parent: 'audit.fact.parent',
  parent_id: 'audit.fact.parent_id',
  kind: 'audit.fact.kind',
  from: 'audit.fact.from',
  to: 'audit.fact.to',
  expires: 'audit.fact.expires',
  substitute: 'audit.fact.substitute',
  cases: 'audit.fact.cases',
  entries: 'audit.fact.entries',
  faults: 'audit.fact.faults',
  check: 'audit.fact.check',
  classes: 'audit.fact.classes',
  units: 'audit.fact.units',
  year: 'audit.fact.year',
  putBack: 'audit.fact.putBack',
  draft: 'audit.fact.draft',
  hash: 'audit.fact.hash',
  reviewedBy: 'audit.fact.reviewedBy',
  job: 'audit.fact.job',
  file: 'audit.fact.file',
  method: 'audit.fact.method',
  format: 'audit.fact.format',
  filters: 'audit.fact.filters',
  message: 'audit.fact.message',
  starts: 'audit.fact.starts',
  seal: 'audit.fact.seal',
  by: 'audit.fact.by',
} as const satisfies Readonly<Record<string, MessageKey>>;

const places: ReadonlyMap<string, number> = new Map(
  Object.keys(factKeys).map((name, place) => [name, place]),
);

/** What has no label stands last. */
export const placeOf = (name: string): number => places.get(name) ?? places.size;

export const isFact = (name: string): name is keyof typeof factKeys =>
  Object.hasOwn(factKeys, name);

export const listKeys = {
  tasks: 'audit.list.tasks',
  cases: 'audit.list.cases',
  board: 'audit.list.board',
  cards: 'audit.list.cards',
  statistics: 'audit.list.statistics',
  seal: 'audit.list.seal',
  'security-events': 'audit.list.security-events',
} as const satisfies Readonly<Record<string, MessageKey>>;

export const isList = (name: string): name is keyof typeof listKeys =>
  Object.hasOwn(listKeys, name);

export const kindKeys = {
  centre: 'organisation.kind.centre',
  department: 'organisation.kind.department',
  village: 'organisation.kind.village',
  reports: 'imports.kind.reports',
  catalogue: 'imports.kind.catalogue',
  calendar: 'imports.kind.calendar',
  units: 'imports.kind.units',
} as const satisfies Readonly<Record<string, MessageKey>>;

export const isKind = (name: string): name is keyof typeof kindKeys =>
  Object.hasOwn(kindKeys, name);

/** Why nobody is named: a login that does not exist, a command at the terminal, or the system itself. */
export const nobodyKey = ({ params, type }: SecurityEvent): MessageKey => {
  if (params['by'] === 'command') return 'audit.by.command';
  return type.startsWith('sign-in') ? 'audit.by.nobody' : 'audit.by.system';
};
