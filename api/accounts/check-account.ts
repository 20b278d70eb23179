import type { Kysely } from 'kysely';
import { isLogin } from '../../domain/accounts/login.ts';
import { mixesMachineAndPerson } from '../../domain/permissions/machine-posts.ts';
import { postConflicts } from '../../domain/permissions/post-conflicts.ts';
import { isRole, type Post, type Role } from '../../domain/permissions/roles.ts';
import { hasControlCharacters, isWellFormedText } from '../../domain/text/control-characters.ts';
import type { Database } from '../../migrations/schema/index.ts';
import type { NewPost } from '../contract/accounts.ts';
import type { ProblemDetail } from '../problem.ts';

const checkLogin = (login: string): ProblemDetail[] =>
  isLogin(login)
    ? []
    : [
        {
          path: '/login',
          code: 'pattern',
          message:
            'must be 2 to 32 lower-case letters, digits, dots, underscores and hyphens, and begin with a letter',
        },
      ];

const checkName = (path: string, name: string, required: boolean): ProblemDetail[] => {
  if (required && name.trim() === '')
    return [{ path, code: 'required', message: 'must not be blank' }];
  return hasControlCharacters(name) || !isWellFormedText(name)
    ? [{ path, code: 'control-character', message: 'must be one line' }]
    : [];
};

/** Login and name of a new account. */
export const checkPerson = (person: {
  readonly login: string;
  readonly name: string;
  readonly nameEn: string;
}): ProblemDetail[] => [
  ...checkLogin(person.login),
  ...checkName('/name', person.name, true),
  ...checkName('/nameEn', person.nameEn, false),
];

interface Known {
  readonly units: ReadonlySet<string>;
  /** The unit of each grid. */
  readonly grids: ReadonlyMap<string, string>;
}

const known = async (database: Kysely<Database>, posts: readonly NewPost[]): Promise<Known> => {
  const units = await database
    .selectFrom('unit')
    .where('active', '=', true)
    .where(
      'id',
      'in',
      posts.map((post) => post.unit),
    )
    .select('id')
    .execute();
  const grids = await database
    .selectFrom('grid')
    .where('active', '=', true)
    .where(
      'unit_id',
      'in',
      posts.map((post) => post.unit),
    )
    .select(['id', 'unit_id'])
    .execute();
  return {
    units: new Set(units.map((unit) => unit.id)),
    grids: new Map(grids.map((grid) => [grid.id, grid.unit_id])),
  };
};

const unknownReference = (path: string): ProblemDetail => ({
  path,
  code: 'unknown-reference',
  message: 'names something that does not exist',
});

const checkPost = (post: NewPost, path: string, { units, grids }: Known): ProblemDetail[] => {
  const faults: ProblemDetail[] = [];
  if (!isRole(post.role)) faults.push(unknownReference(`${path}/role`));
  if (!units.has(post.unit)) faults.push(unknownReference(`${path}/unit`));
  if (post.grid === undefined) return faults;
  if (post.role !== 'grid') {
    const message = 'belongs to grid workers only';
    faults.push({ path: `${path}/grid`, code: 'grid-not-for-role', message });
  } else if (grids.get(post.grid) !== post.unit) faults.push(unknownReference(`${path}/grid`));
  return faults;
};

const keyOf = ({ role, unit, grid }: NewPost): string => JSON.stringify([role, unit, grid ?? null]);

const checkTogether = (posts: readonly NewPost[]): ProblemDetail[] => {
  const held = posts.map((post) => post.role).filter(isRole);
  const conflicts = postConflicts(held).map((pair: readonly [Role, Role]) => ({
    path: '/posts',
    code: 'exclusive-roles',
    message: `${pair.join(' and ')} are not held by one person`,
  }));
  const faults = [...conflicts];
  if (mixesMachineAndPerson(held)) {
    const message = 'other systems hold no post of a person, nor the reverse';
    faults.push({ path: '/posts', code: 'machine-account', message });
  }
  if (new Set(posts.map(keyOf)).size < posts.length)
    faults.push({ path: '/posts', code: 'uniqueItems', message: 'holds a post twice' });
  return faults;
};

/** Posts of a new account: what they name exists, and one person may hold them together. */
export const checkPosts = async (
  database: Kysely<Database>,
  posts: readonly NewPost[],
): Promise<ProblemDetail[]> => {
  const there = await known(database, posts);
  return [
    ...posts.flatMap((post, index) => checkPost(post, `/posts/${String(index)}`, there)),
    ...checkTogether(posts),
  ];
};

/** Posts that were checked, as the domain knows them. */
export const postsOf = (posts: readonly NewPost[]): Post[] =>
  posts.flatMap(({ role, unit, grid }) =>
    isRole(role) ? [{ role, unit, grid: grid ?? null }] : [],
  );
