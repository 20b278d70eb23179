import { Session } from '../../api/contract/session.ts';
import { can } from '../../domain/permissions/can.ts';
import type { PermissionAction } from '../../domain/permissions/permission-actions.ts';
import { isRole, type Principal, roles } from '../../domain/permissions/roles.ts';
import type { WalkRecord } from './scope-records.ts';
import { type Client, read, type TestApi } from './test-api.ts';

/** One login for each role, and colleagues of other units and grids. */
export const walkers: readonly string[] = [...roles, 'lead2', 'handler2', 'grid-xinhua-01'];

export interface Walker {
  readonly login: string;
  readonly client: Client;
  readonly principal: Principal;
}

export const walkerOf = async (api: TestApi, login: string): Promise<Walker> => {
  const client = await api.as(login);
  const { user, posts } = read(Session, await client.get('/api/session'));
  return {
    login,
    client,
    principal: {
      person: user.id,
      posts: posts.flatMap(({ role, unit, grid }) =>
        isRole(role) ? [{ role, unit: unit.id, grid: grid?.id ?? null }] : [],
      ),
    },
  };
};

/*
 * What must be seen, by the pure rules of `domain/permissions` alone: the SQL of the API is held to it.
 */
export const seesCase = (
  { principal, login }: Walker,
  action: PermissionAction,
  of: WalkRecord,
): boolean => can(principal, action, { ...of.case, own: of.ownCase.includes(login) }).allowed;

const seesTask = (
  { principal, login }: Walker,
  action: PermissionAction,
  of: WalkRecord,
): boolean => can(principal, action, { ...of.task, own: of.ownTask.includes(login) }).allowed;

/** A task is found by whoever sees it or its case; what may be done to it is another question. */
export const findsTask = (walker: Walker, of: WalkRecord): boolean =>
  seesTask(walker, 'task.read', of) || seesCase(walker, 'case.read', of);
