import Button from '@mui/material/Button';
import type { CalendarVersion } from '../../../api/contract/calendar.ts';
import { useWords } from '../../messages/use-words.ts';
import { type CalendarDraft, faultOf, isChanged } from './calendar-draft.ts';

interface DraftBarProps {
  readonly draft: CalendarDraft;
  readonly inForce: CalendarVersion | null;
  readonly changed: number;
  readonly onPreview: () => void;
  readonly onGiveUp: () => void;
  readonly onRenew: () => void;
}

/** That there is a draft, how much it changes, what is wrong with it, and what can be done with it. */
export function DraftBar({ draft, inForce, changed, onPreview, onGiveUp, onRenew }: DraftBarProps) {
  const { t, number } = useWords();
  const fault = faultOf(draft);
  const stale = draft.base !== (inForce?.id ?? null);
  return (
    <section className="bh-draft" aria-label={t('calendar.draft')}>
      <b>{t('calendar.draft')}</b>
      <span>{t('calendar.draftDays', { count: number(changed) })}</span>
      {fault === null ? null : (
        <output className="bh-bad">
          {fault.year === null ? '' : `${fault.year} · `}
          {t(`calendar.fault.${fault.code}`)}
        </output>
      )}
      {stale ? (
        <output className="bh-bad">
          {t('calendar.stale')}{' '}
          <Button size="small" onClick={onRenew}>
            {t('calendar.renew')}
          </Button>
        </output>
      ) : null}
      <span className="bh-grow" />
      <Button variant="text" onClick={onGiveUp}>
        {t('calendar.giveUp')}
      </Button>
      <Button
        variant="contained"
        disabled={fault !== null || stale || !isChanged(draft, inForce)}
        onClick={onPreview}
      >
        {t('calendar.seePreview')}
      </Button>
    </section>
  );
}
