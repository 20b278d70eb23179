import { permittedActions } from '../../../domain/permissions/permissions.ts';
import type { Session } from '../../contract/session.ts';
import type { Reader } from '../../reader.ts';
import type { ApiServices } from '../../services.ts';

/** English name of a centre that has none of its own. */
export const centreNameEn = 'Integrated command centre';

export const viewSession = async (
  { config, settings }: Pick<ApiServices, 'config' | 'settings'>,
  reader: Reader,
): Promise<Session> => {
  const { length, classes, history } = await settings.passwordRules();
  const { evidenceRadiusMetres } = await settings.values();
  return {
    user: {
      id: reader.id,
      login: reader.login,
      name: reader.name,
      nameEn: reader.nameEn,
      demo: reader.demo,
    },
    posts: reader.posts.map((post) => ({ role: post.role, unit: post.unit, grid: post.grid })),
    permissions: permittedActions(reader.principal),
    centre: {
      name: config.centreName,
      nameEn: centreNameEn,
      timeZone: config.timeZone,
      evidenceRadiusMetres: Number(evidenceRadiusMetres),
    },
    demo: config.demo,
    passwordChange: reader.passwordChange,
    passwordRules: { length, classes, history },
  };
};
