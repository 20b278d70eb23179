import { compileProcedure } from '../../api/compile-procedure.ts';
import { publishProcedure, type PublishRequest } from '../../migrations/publish-procedure.ts';
import type { TestApi } from './test-api.ts';

/** Publishes what a test draws, as the version in force. @throws Error with the findings when it is refused */
export const publish = async (
  api: TestApi,
  procedure: Pick<PublishRequest, 'xml'> & Partial<PublishRequest>,
): Promise<void> => {
  const published = await publishProcedure(
    api.app.services.database,
    { forms: [], publishedBy: null, ...procedure },
    compileProcedure,
  );
  if (published.code !== 'published')
    throw new Error(`Expected the procedure to be valid, but got ${JSON.stringify(published)}`);
};
