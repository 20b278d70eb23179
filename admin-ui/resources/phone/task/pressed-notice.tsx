import { useDrafts } from '../../../forms/use-kept-draft.ts';
import { PressedCard } from '../outbox/pressed-card.tsx';
import type { Press } from '../outbox/press.ts';

/** The task has been pressed and is not sent yet: what waits, and the way back to the form. */
export function PressedNotice({ press }: { readonly press: Press }) {
  const drafts = useDrafts();
  return (
    <PressedCard
      press={press}
      onTakeBack={() => {
        if (press.taskId !== null && press.draft !== null) {
          drafts.write(press.taskId, press.draft);
        }
      }}
    />
  );
}
