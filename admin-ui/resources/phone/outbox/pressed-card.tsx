import CloudUploadOutlined from '@mui/icons-material/CloudUploadOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import Button from '@mui/material/Button';
import { dateWords } from '../../../clocks/date-words.ts';
import { ticker } from '../../../clocks/ticker.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';
import { isTakenAway } from './taken-away.ts';
import { useOutbox } from './outbox-context.ts';
import type { Outbox } from './outbox.ts';
import { keptId, photosIn, type Press } from './press.ts';

/** Hands the photos of a task that was taken away to its case, with a comment that says so. */
async function attachPhotos(press: Press, outbox: Outbox, label: string): Promise<void> {
  const { caseId } = press;
  if (caseId === null) {
    return;
  }
  const to = {
    path: `/api/cases/${encodeURIComponent(caseId)}/actions`,
    title: press.title,
    label,
    taskId: null,
    caseId,
    at: ticker.now(),
    draft: null,
  };
  const attachments = photosIn(press.body).map(keptId);
  await outbox.drop(press, false);
  await outbox.press({ ...to, kind: 'attach', body: { type: 'attach', attachments } });
  await outbox.press({ ...to, kind: 'comment', body: { type: 'comment', text: label } });
}

interface CardProps {
  readonly press: Press;
  /** Before it is dropped: gives back what was filled in. */
  readonly onTakeBack: () => void;
}

function Ways({ press, onTakeBack }: CardProps) {
  const { t } = useWords();
  const outbox = useOutbox();
  const photos = photosIn(press.body).length;
  const gone = press.refusal !== null && isTakenAway(press.refusal.code);
  const takeBack = (): void => {
    onTakeBack();
    void outbox.drop(press, false);
  };
  return (
    <div className="bh-row ways">
      {gone && photos > 0 && press.caseId !== null ? (
        <Button
          variant="contained"
          onClick={() => {
            void attachPhotos(
              press,
              outbox,
              t('phone.unsent.attached', { label: press.label, count: photos }),
            );
          }}
        >
          {t('phone.unsent.attach', { count: photos })}
        </Button>
      ) : null}
      {gone || press.draft === null ? null : (
        <Button onClick={takeBack}>
          {t(press.refusal === null ? 'phone.unsent.takeBack' : 'phone.unsent.mend')}
        </Button>
      )}
      {press.refusal !== null && !gone ? (
        <Button
          onClick={() => {
            void outbox.again(press);
          }}
        >
          {t('task.failed.retry')}
        </Button>
      ) : null}
      {gone || press.draft === null ? (
        <Button
          variant="text"
          color="error"
          onClick={() => {
            void outbox.drop(press, true);
          }}
        >
          {t('phone.unsent.drop')}
        </Button>
      ) : null}
    </div>
  );
}

/** One thing that was pressed: waiting for the network, or refused with the reason and the ways on. */
export function PressedCard({ press, onTakeBack }: CardProps) {
  const { t, code } = useWords();
  const rule = useDateRule();
  const { refusal } = press;
  const photos = photosIn(press.body).length;
  const Icon = refusal === null ? CloudUploadOutlined : ReportOutlined;
  return (
    <section className={refusal === null ? 'bh-phone-pressed' : 'bh-phone-pressed refused'}>
      <h2>
        <Icon className="bh-icon" aria-hidden="true" />
        {t(refusal === null ? 'phone.unsent.waiting' : 'phone.unsent.refused', {
          label: press.label,
        })}
      </h2>
      <p>{press.title}</p>
      <p className="bh-2 bh-sm">
        {t('phone.unsent.pressedAt', { time: dateWords(press.at, rule) })}
        {photos === 0 ? null : (
          <span className="bh-dot">{t('phone.unsent.photos', { count: photos })}</span>
        )}
      </p>
      {refusal === null ? null : (
        <p>
          {code('problem', refusal.code)}
          {refusal.holder === null ? null : (
            <span className="bh-dot">{t('phone.unsent.holder', { name: refusal.holder })}</span>
          )}
        </p>
      )}
      <Ways press={press} onTakeBack={onTakeBack} />
    </section>
  );
}
