import { describe, expect, it } from 'vitest';
import { can, everybodys, type ResourceFacts } from '../../../domain/permissions/can.ts';
import { mayAnywhere } from '../../../domain/permissions/may-anywhere.ts';
import {
  isPermissionAction,
  type PermissionAction,
  permissionActions,
} from '../../../domain/permissions/permission-actions.ts';
import {
  permissionTable,
  permittedActions,
  scopesFor,
} from '../../../domain/permissions/permissions.ts';
import {
  administratorRoles,
  firstAdministratorRole,
} from '../../../domain/permissions/administrators.ts';
import { exclusiveRoles, postConflicts } from '../../../domain/permissions/post-conflicts.ts';
import {
  isRole,
  type Post,
  type Principal,
  type Role,
  roles,
} from '../../../domain/permissions/roles.ts';

const holder = (...posts: readonly Post[]): Principal => ({ person: 'p-1', posts });
const post = (role: Role, unit = 'u-centre', grid: string | null = null): Post => ({
  role,
  unit,
  grid,
});
const facts = (changes: Partial<ResourceFacts> = {}): ResourceFacts => ({
  ...everybodys,
  ...changes,
});
const permitted = (role: Role): readonly PermissionAction[] => permittedActions(holder(post(role)));

describe('the table of permissions', () => {
  it('grants every action to somebody', () => {
    const granted = new Set(permissionTable.map((row) => row.action));
    expect(permissionActions.filter((action) => !granted.has(action))).toEqual([]);
  });

  it('has one row for an action and a role', () => {
    const keys = permissionTable.map((row) => `${row.action} ${row.role}`);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets the auditor change nothing', () => {
    const writing = permitted('auditor').filter((action) => !/\.read|audit/u.test(action));
    expect(writing).toEqual([]);
  });

  it('keeps the three administrators apart', () => {
    expect(permitted('admin')).not.toContain('post.write');
    expect(permitted('admin')).not.toContain('account.write');
    expect(permitted('admin')).not.toContain('audit.read');
    expect(permitted('security')).not.toContain('setting.write');
    expect(permitted('security')).not.toContain('case.read');
    expect(permitted('security')).not.toContain('audit.read');
    for (const role of ['admin', 'security', 'auditor'] as const) {
      expect(permitted(role)).not.toContain('task.complete');
      expect(permitted(role)).not.toContain('case.read-personal');
      expect(permitted(role)).not.toContain('procedure.publish');
    }
  });

  it('gives voiding and reopening to the commander alone', () => {
    for (const action of ['case.void', 'case.reopen'] as const) {
      expect(roles.filter((role) => permitted(role).includes(action))).toEqual(['commander']);
    }
  });

  it('gives publishing procedures to the designer alone', () => {
    expect(roles.filter((role) => permitted(role).includes('procedure.publish'))).toEqual([
      'designer',
    ]);
  });

  it('knows its own words', () => {
    expect(isPermissionAction('case.read')).toBe(true);
    expect(isPermissionAction('case.delete')).toBe(false);
    expect(isRole('grid')).toBe(true);
    expect(isRole('guest')).toBe(false);
  });
});

describe('may somebody do something', () => {
  it('nobody without a post may do anything', () => {
    expect(permittedActions(holder())).toEqual([]);
    expect(can(holder(), 'case.read', facts({ own: true }))).toEqual({
      allowed: false,
      reason: 'not-permitted',
    });
  });

  it('a dispatcher transfers in every unit, a lead in the own one', () => {
    const elsewhere = facts({ units: ['u-garden'], unitsAbove: ['u-centre'] });
    expect(can(holder(post('dispatcher')), 'task.transfer', elsewhere)).toEqual({ allowed: true });
    const lead = holder(post('lead', 'u-enforcement'));
    expect(can(lead, 'task.transfer', elsewhere)).toEqual({
      allowed: false,
      reason: 'outside-scope',
    });
    expect(can(lead, 'task.transfer', facts({ units: ['u-enforcement'] }))).toEqual({
      allowed: true,
    });
  });

  it('a lead reads what belongs to the own unit and below, not beside', () => {
    const lead = holder(post('lead', 'u-enforcement'));
    const below = facts({ units: ['u-team'], unitsAbove: ['u-enforcement', 'u-centre'] });
    expect(can(lead, 'case.read', below).allowed).toBe(true);
    expect(
      can(lead, 'case.read', facts({ units: ['u-garden'], unitsAbove: ['u-centre'] })).allowed,
    ).toBe(false);
    expect(can(lead, 'case.read', facts({ own: true, units: ['u-garden'] })).allowed).toBe(true);
  });

  it('a grid worker reads the own grid and what is their own', () => {
    const worker = holder(post('grid', 'u-jianshe', 'g-jianshe-01'));
    expect(can(worker, 'case.read', facts({ grid: 'g-jianshe-01' })).allowed).toBe(true);
    expect(can(worker, 'case.read', facts({ grid: 'g-jianshe-02' })).allowed).toBe(false);
    expect(can(worker, 'case.read', facts({ grid: null })).allowed).toBe(false);
    expect(can(worker, 'case.read', facts({ grid: 'g-jianshe-02', own: true })).allowed).toBe(true);
    const without = holder(post('grid', 'u-jianshe'));
    expect(can(without, 'case.read', facts({ grid: null })).allowed).toBe(false);
  });

  it('a handler reads own cases only, and never voids one', () => {
    const handler = holder(post('handler', 'u-enforcement'));
    expect(can(handler, 'case.read', facts({ units: ['u-enforcement'] }))).toMatchObject({
      reason: 'outside-scope',
    });
    expect(can(handler, 'case.read', facts({ own: true })).allowed).toBe(true);
    expect(can(handler, 'case.void', facts({ own: true }))).toMatchObject({
      reason: 'not-permitted',
    });
    expect(mayAnywhere(handler, 'case.void')).toBe(false);
    expect(mayAnywhere(handler, 'case.read')).toBe(true);
  });
});

describe('the scopes of a permission', () => {
  it('are one when everything is reached', () => {
    const both = holder(post('lead', 'u-enforcement'), post('supervisor'));
    expect(scopesFor(both, 'case.read')).toEqual([
      { scope: 'all', unit: null, grid: null, person: null },
    ]);
  });

  it('join those of all posts, widest first, each once', () => {
    const many = holder(
      post('grid', 'u-jianshe', 'g-jianshe-01'),
      post('lead', 'u-jianshe'),
      post('lead', 'u-jianshe'),
    );
    expect(scopesFor(many, 'case.read')).toEqual([
      { scope: 'subtree', unit: 'u-jianshe', grid: null, person: null },
      { scope: 'grid', unit: null, grid: 'g-jianshe-01', person: null },
      { scope: 'own', unit: null, grid: null, person: 'p-1' },
    ]);
  });

  it('agree with the answer for one record', () => {
    const everyone = roles.map((role) => holder(post(role, 'u-a', 'g-a')));
    const records = [
      facts({ own: true }),
      facts({ units: ['u-a'] }),
      facts({ units: ['u-b'], unitsAbove: ['u-a'] }),
      facts({ grid: 'g-a' }),
      facts(),
    ];
    for (const person of everyone) {
      for (const action of permissionActions) {
        const reached = records.filter((record) => can(person, action, record).allowed);
        expect(reached.length > 0).toBe(mayAnywhere(person, action));
      }
    }
  });
});

describe('posts of one person', () => {
  it('of administration all exclude each other', () => {
    expect(exclusiveRoles).toHaveLength(3);
    expect(new Set(exclusiveRoles.flat())).toEqual(new Set(administratorRoles));
  });

  it('of the first administrator make accounts and give posts; nobody else does', () => {
    for (const action of ['account.write', 'post.write'] as const) {
      expect(roles.filter((role) => permitted(role).includes(action))).toEqual([
        firstAdministratorRole,
      ]);
    }
    expect(roles.filter((role) => permitted(role).includes('account.read'))).toEqual(
      administratorRoles,
    );
  });

  it('may not join two of the three administrators', () => {
    expect(postConflicts(['admin', 'lead'])).toEqual([]);
    expect(postConflicts(['admin', 'security'])).toEqual([['admin', 'security']]);
    expect(postConflicts(['auditor', 'security', 'admin'])).toEqual(exclusiveRoles);
  });
});
