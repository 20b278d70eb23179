import { fieldProblem } from '../problem.ts';
import type { ApiServices } from '../services.ts';
import { postsOf, requireUnit, worksOnTasks } from './require-receiver.ts';

/** Whom another turn of a step is for. */
export interface Signer {
  readonly person: string | null;
  readonly unit: string | null;
}

/**
 * Who is to sign as well exists and holds a post of the step's role, in the unit that is named.
 * @returns the signer, with the unit of their post where none was named
 * @throws Problem `validation-failed`
 */
export const requireSigner = async (
  services: ApiServices,
  role: string | null,
  { person, unit }: Signer,
): Promise<Signer> => {
  if (unit !== null) await requireUnit(services, unit);
  if (person === null) return { person, unit };
  const posts = await postsOf(services, person);
  const fitting = posts.find(
    (post) =>
      worksOnTasks(post.role) &&
      (role === null || post.role === role) &&
      (unit === null || post.unit_id === unit),
  );
  if (fitting !== undefined) return { person, unit: unit ?? fitting.unit_id };
  throw fieldProblem('validation-failed', '/person', {
    code: 'not-a-member',
    message: 'holds no fitting post',
  });
};
