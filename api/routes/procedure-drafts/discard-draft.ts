import { discardDraft as discard } from '../../drafts/write-draft.ts';
import { draftStepRoute } from './draft-step-route.ts';

export const discardDraft = draftStepRoute({
  method: 'DELETE',
  url: '/api/procedure-drafts/:id',
  summary: 'Give up a draft; it stays in the list of its procedure',
  perform: discard,
});
