import { useEffect, useEffectEvent } from 'react';

/**
 * Once a submission is over and the fields can be edited again, `field` comes into the hand; null leaves the focus. What is
 * disabled takes no focus: that it can be edited has to be drawn before.
 */
export function useFocusAfter<F extends string>(
  sending: boolean,
  field: F | null,
  focusOn: (field: F) => void,
): void {
  const settled = useEffectEvent(() => {
    if (field !== null) focusOn(field);
  });
  useEffect(() => {
    if (!sending) settled();
  }, [sending]);
}
