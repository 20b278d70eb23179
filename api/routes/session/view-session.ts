import { permittedActions } from '../../../domain/permissions/permissions.ts';
import type { Config } from '../../config.ts';
import type { Session } from '../../contract/session.ts';
import type { Reader } from '../../reader.ts';

/** English name of a centre that has none of its own. */
export const centreNameEn = 'Integrated command centre';

export const viewSession = (reader: Reader, config: Config): Session => ({
  user: { id: reader.id, login: reader.login, name: reader.name, nameEn: reader.nameEn },
  posts: reader.posts.map((post) => ({ role: post.role, unit: post.unit, grid: post.grid })),
  permissions: permittedActions(reader.principal),
  centre: { name: config.centreName, nameEn: centreNameEn, timeZone: config.timeZone },
  demo: config.demo,
});
