import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { IdParams } from '../../contract/common.ts';
import { ShareTaskDraft, TaskDraft, taskDraftLimits } from '../../contract/task-drafts.ts';
import { readerOf } from '../../reader.ts';
import { shareTaskDraft as share } from '../../task-drafts/share-task-draft.ts';

export const shareTaskDraft: FastifyPluginAsyncTypebox = async (app) => {
  app.route({
    method: 'PUT',
    url: '/api/tasks/:id/draft',
    bodyLimit: taskDraftLimits.bytes,
    schema: {
      summary: 'Let those whom a task is offered to go on with what was typed for it',
      description:
        'One draft a task. `replaces` names the one that was seen; another that was shared since is not ' +
        'overwritten but answered as `stale-version`. It goes with the task.',
      tags: ['tasks'],
      params: IdParams,
      body: ShareTaskDraft,
      response: { 200: TaskDraft },
    },
    handler: async (request) =>
      share(app.services, readerOf(request), request.params.id, request.body),
  });
};
