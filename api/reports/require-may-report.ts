import { can } from '../../domain/permissions/can.ts';
import type { Actor } from '../../workflows/contract.ts';
import type { OpenReport } from '../contract/reports.ts';
import { Problem } from '../problem.ts';
import type { Reader } from '../reader.ts';

/**
 * Whether the reader may report this: grid workers in their grid only.
 * @throws Problem `not-permitted`
 */
export const requireMayReport = (
  reader: Reader,
  report: Pick<OpenReport, 'location'>,
): Actor & { readonly person: string } => {
  const grid = report.location?.grid ?? null;
  // A report without a grid is somewhere: whoever may report at all may report it.
  const facts = { own: grid === null, units: [], unitsAbove: [], grid };
  if (!can(reader.principal, 'report.create', facts).allowed)
    throw new Problem('not-permitted', { params: { reason: 'other-grid' } });
  const [post] = reader.principal.posts;
  return {
    person: reader.id,
    origin: 'person',
    ...(post === undefined ? {} : { role: post.role, unit: post.unit }),
  };
};
