import { takeOverDraft as takeOver } from '../../drafts/write-draft.ts';
import { draftStepRoute } from './draft-step-route.ts';

export const takeOverDraft = draftStepRoute({
  method: 'POST',
  url: '/api/procedure-drafts/:id/take-over',
  summary: 'Write a draft instead of whoever writes it now',
  perform: takeOver,
});
