import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { DraftFinding, DraftSummary } from '../../../../api/contract/procedure-drafts.ts';
import { draftFindings } from '../../procedures/draft-queries.ts';
import type { CheckFinding } from '../check/check-diagram.ts';

/** Its walk is left out: walks are found here, of the diagram as it stands. */
const asCheck = ({ severity, code, elementId, params }: DraftFinding): CheckFinding => ({
  severity,
  code,
  elementId,
  params,
});

/**
 * What the server says of the draft as it is kept: it knows the settings, the posts that are held and the callers.
 * Asked when the draft is opened and when `ask` is called, because it takes the server some time.
 */
export function useServerFindings({ id, version }: Pick<DraftSummary, 'id' | 'version'>): {
  readonly found: readonly CheckFinding[];
  readonly ask: () => void;
} {
  const [asked, setAsked] = useState(version);
  const { data } = useQuery({
    ...draftFindings({ id, version: asked }),
    placeholderData: keepPreviousData,
  });
  const found = useMemo(() => (data?.findings ?? []).map(asCheck), [data]);
  return {
    found,
    ask: () => {
      setAsked(version);
    },
  };
}
