import { submitDraft as submit } from '../../drafts/review-draft.ts';
import { draftStepRoute } from './draft-step-route.ts';

export const submitDraft = draftStepRoute({
  method: 'POST',
  url: '/api/procedure-drafts/:id/submit',
  summary: 'Give a draft to a second person; it needs zero errors',
  perform: submit,
});
