import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { Database } from '../../migrations/schema/index.ts';

/** Posts that are held at an instant. */
export const heldAt =
  (at: Date) =>
  (where: ExpressionBuilder<Database, 'post'>): ExpressionWrapper<Database, 'post', SqlBool> =>
    where.and([
      where('post.valid_from', '<=', at),
      where.or([where('post.valid_to', 'is', null), where('post.valid_to', '>', at)]),
    ]);
