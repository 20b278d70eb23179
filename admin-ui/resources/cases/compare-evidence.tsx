import CompareOutlined from '@mui/icons-material/CompareOutlined';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogTitle from '@mui/material/DialogTitle';
import { useState } from 'react';
import type { AttachmentRef } from '../../../api/contract/cases.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { comparedPair, type ComparedPair } from './compared-pair.ts';
import './compare-evidence.css';

const ways = ['side', 'wipe'] as const;
type Way = (typeof ways)[number];

function Photo({
  photo,
  purpose,
}: {
  readonly photo: AttachmentRef;
  readonly purpose: keyof ComparedPair;
}) {
  const { t, name } = useWords();
  const rule = useDateRule();
  return (
    <figure className={purpose}>
      <img src={`/api/attachments/${encodeURIComponent(photo.id)}`} alt={photo.name} />
      <span className="label">{t(`cases.attachments.${purpose}`)}</span>
      <figcaption>
        {dateWords(Date.parse(photo.at), rule)} {photo.by === null ? '' : name(photo.by)}
      </figcaption>
    </figure>
  );
}

/** The one picture over the other; the edge between them is moved by mouse, finger or arrow keys. */
function Wipe({ pair }: { readonly pair: ComparedPair }) {
  const { t } = useWords();
  const [share, setShare] = useState(50);
  return (
    <div className="bh-wipe" style={{ '--share': `${String(share)}%` }}>
      <Photo photo={pair.before} purpose="before" />
      <Photo photo={pair.after} purpose="after" />
      <span className="edge" aria-hidden="true" />
      <input
        type="range"
        min={0}
        max={100}
        value={share}
        aria-label={t('cases.compare.edge')}
        aria-valuetext={t('cases.compare.shown', { share })}
        onChange={(event) => {
          setShare(Number(event.target.value));
        }}
      />
    </div>
  );
}

function CompareDialog({
  pair,
  onClose,
}: {
  readonly pair: ComparedPair;
  readonly onClose: () => void;
}) {
  const { t } = useWords();
  const [way, setWay] = useState<Way>('side');
  return (
    <Dialog open maxWidth="lg" fullWidth onClose={onClose} aria-labelledby="bh-compare-title">
      <DialogTitle id="bh-compare-title" className="bh-compare-title">
        {t('cases.compare.title')}
        <span className="bh-seg">
          {ways.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={each === way}
              onClick={() => {
                setWay(each);
              }}
            >
              {t(`cases.compare.${each}`)}
            </button>
          ))}
        </span>
      </DialogTitle>
      <div className="bh-compare">
        {way === 'side' ? (
          <div className="bh-side-by-side">
            <Photo photo={pair.before} purpose="before" />
            <Photo photo={pair.after} purpose="after" />
          </div>
        ) : (
          <Wipe pair={pair} />
        )}
      </div>
      <DialogActions>
        <Button onClick={onClose}>{t('cases.compare.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}

/** Opens before and after beside or over each other (screens section 5, evidence); nothing without both. */
export function CompareEvidence({
  attachments,
}: {
  readonly attachments: readonly AttachmentRef[];
}) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const pair = comparedPair(attachments);
  return pair === null ? null : (
    <>
      <Button
        size="small"
        variant="text"
        onClick={() => {
          setOpen(true);
        }}
      >
        <CompareOutlined className="bh-icon" aria-hidden="true" />
        {t('cases.compare.open')}
      </Button>
      {open ? (
        <CompareDialog
          pair={pair}
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
