import { withdrawDraft as withdraw } from '../../drafts/review-draft.ts';
import { draftStepRoute } from './draft-step-route.ts';

export const withdrawDraft = draftStepRoute({
  method: 'POST',
  url: '/api/procedure-drafts/:id/withdraw',
  summary: 'Take a draft back from review, or after it, to write on',
  perform: withdraw,
});
