import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { PreviewReport } from '../../../api/contract/reports.ts';
import type { Urgency } from '../../../domain/stages.ts';
import { useSettled } from '../../providers/use-settled.ts';
import type { Preview } from '../tasks/completion/use-preview.ts';
import type { OpenCaseDraft } from './open-case-draft.ts';
import { previewReport } from './report-operations.ts';

const settleMillis = 250;
/** Due times are those of the moment. */
const askAgainMillis = 60_000;

interface Foreseen {
  /** It is accepted and filed in one go. */
  readonly files: boolean;
  readonly urgency: Urgency;
}

/** The part of a draft that decides who gets it. */
const toPreviewReport = (draft: OpenCaseDraft, { files, urgency }: Foreseen): PreviewReport => ({
  channel: draft.channel,
  urgency: draft.urgency ?? urgency,
  wantsCallback: draft.callback === 'yes',
  selfHandled: draft.selfHandled,
  ...(draft.grid === null ? {} : { grid: draft.grid }),
  ...(files
    ? {
        file: {
          ...(draft.category === null ? {} : { category: draft.category }),
          ...(draft.condition === null ? {} : { condition: draft.condition }),
        },
      }
    : {}),
});

/** Who gets the case next and until when, as it is filled in so far. */
export function useNextSteps(draft: OpenCaseDraft, foreseen: Foreseen): Preview {
  const body = toPreviewReport(draft, foreseen);
  const wanted = JSON.stringify(body);
  const settled = useSettled(wanted, settleMillis);
  const { data: preview, isError } = useQuery({
    queryKey: ['report-preview', settled],
    queryFn: ({ signal }) => previewReport(body, signal),
    enabled: wanted === settled,
    placeholderData: keepPreviousData,
    refetchInterval: askAgainMillis,
    retry: false,
  });
  return { preview, failed: isError };
}
