import { useEffect, useEffectEvent } from 'react';
import type { OpenCaseField } from './open-case-draft.ts';

/** Once a submission is over and the fields can be edited again, `field` comes into the hand; null leaves the focus. */
export function useFocusAfter(
  sending: boolean,
  field: OpenCaseField | null,
  focusOn: (field: OpenCaseField) => void,
): void {
  const settled = useEffectEvent(() => {
    if (field !== null) focusOn(field);
  });
  useEffect(() => {
    if (!sending) settled();
  }, [sending]);
}
