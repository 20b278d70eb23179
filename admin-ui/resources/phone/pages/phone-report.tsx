import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { LongInput } from '../../../forms/long-text.tsx';
import { HeldFields } from '../../../forms/held-fields.tsx';
import { usePageTitle } from '../../../layout/use-page-title.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { useSignal } from '../../../providers/signal.ts';
import { guessClasses } from '../../reports/guess-classes.ts';
import { focusField } from '../../reports/focus-field.ts';
import { useCatalogue } from '../../reports/open-case-queries.ts';
import type { OpenCaseField } from '../../reports/open-case-draft.ts';
import { ProtectedPart } from '../../reports/protected-part.tsx';
import { gridAt } from '../../reports/sketch.ts';
import {
  useDraft,
  useDraftPlace,
  type DraftInHand,
  type DraftPlace,
} from '../../reports/use-draft.ts';
import { useGrids } from '../../reports/use-grids.ts';
import { PhoneHead } from '../frame/phone-head.tsx';
import { PhotosField } from '../photos/photos-field.tsx';
import { locate, position } from '../position/position.ts';
import { SimilarReports } from './similar-reports.tsx';
import { Unsent } from './unsent.tsx';
import { useReporting } from './use-reporting.ts';

const longest = 10_000;

/** The photos of a report, as a field like those of tasks. */
const photosField = {
  name: 'photos',
  type: 'attachments',
  label: '现场照片',
  labelEn: 'Photos',
} as const;

function Block({
  field,
  title,
  hint,
  children,
}: {
  readonly field: 'description' | 'place';
  readonly title: string;
  readonly hint: string;
  readonly children: (labelId: string) => ReactNode;
}) {
  const id = useId();
  return (
    <section className="bh-phone-block" data-field={field}>
      <h2 id={id}>
        {title} <small>{hint}</small>
      </h2>
      {children(id)}
    </section>
  );
}

/** Where the report is from: the phone's own position, and words for it. */
function Whereabouts({
  inHand,
  complaint,
}: {
  readonly inHand: DraftInHand;
  readonly complaint: string | null;
}) {
  const { t } = useWords();
  const here = useSignal(position);
  const error = here.kind === 'fixed' ? Math.round(here.fix.accuracy) : 0;
  return (
    <Block field="place" title={t('reports.place')} hint={t('form.required')}>
      {(labelId) => (
        <>
          <output className={`bh-phone-position ${here.kind === 'fixed' ? 'fine' : 'quiet'}`}>
            <span className="bh-grow">
              {t(`phone.position.${here.kind === 'fixed' ? 'unknown' : here.kind}`, { error })}
            </span>
            <button type="button" onClick={locate}>
              {t('phone.position.again')}
            </button>
          </output>
          <OutlinedInput
            fullWidth
            value={inHand.draft.address}
            placeholder={t('phone.report.addressHint')}
            inputProps={{ 'aria-labelledby': labelId, maxLength: 200 }}
            onChange={(event) => {
              inHand.change({ address: event.target.value });
            }}
          />
          {complaint === null ? null : (
            <p className="bh-field-error" role="alert">
              {complaint}
            </p>
          )}
        </>
      )}
    </Block>
  );
}

/** Classes that the words mean; pressing one confirms it, pressing again takes it back. */
function Classes({ inHand }: { readonly inHand: DraftInHand }) {
  const { t, name } = useWords();
  const catalogue = useCatalogue().data;
  const { description, category } = inHand.draft;
  const guesses = guessClasses(description, catalogue?.classes ?? []);
  if (guesses.length === 0) {
    return null;
  }
  return (
    <fieldset className="bh-phrases" aria-label={t('reports.class')}>
      {guesses.map((row) => (
        <button
          key={row.id}
          type="button"
          className={row.id === category ? 'bh-chip on' : 'bh-chip'}
          aria-pressed={row.id === category}
          onClick={() => {
            inHand.change({ category: row.id === category ? null : row.id });
          }}
        >
          {name(row)}
        </button>
      ))}
    </fieldset>
  );
}

/** Keeps the phone's position in the draft until somebody submits it. */
function useHere(inHand: DraftInHand): void {
  const here = useSignal(position);
  const grids = useGrids();
  const { change } = inHand;
  const isNowhere = inHand.draft.point === null;
  useEffect(() => {
    locate();
  }, []);
  useEffect(() => {
    if (here.kind === 'fixed') {
      const { longitude, latitude } = here.fix;
      const point = { longitude, latitude };
      change({ point, grid: gridAt(point, grids)?.id ?? null });
    }
    // Only another position is news, and a draft without one; its functions are new at every drawing.
    // oxlint-disable-next-line react/exhaustive-deps -- see above
  }, [here, grids, isNowhere]);
}

interface ReportingProps {
  readonly place: DraftPlace;
  readonly onTakeUp: (id: string | null) => void;
}

function Reporting({ place, onTakeUp }: ReportingProps) {
  const { t } = useWords();
  const inHand = useDraft(place, 'grid');
  const { draft, change } = inHand;
  const page = useRef<HTMLDivElement>(null);
  const [isBusy, setBusy] = useState(false);
  const focusOn = (field: OpenCaseField): void => {
    focusField(page.current, field);
  };
  const { sending, complaints, refused, submit } = useReporting(inHand, { isBusy, focusOn });
  useHere(inHand);
  usePageTitle(t('frame.menu.report'));
  const complaintOf = (what: 'description' | 'place'): string | null =>
    complaints[what] === undefined ? (refused[what] ?? null) : t(`phone.report.missing.${what}`);
  return (
    <div className="bh-phone-page" ref={page}>
      <PhoneHead title={t('frame.menu.report')} />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and nothing in it takes the keys meanwhile */}
      <div className="bh-phone-body" tabIndex={sending ? 0 : undefined}>
        <HeldFields held={sending}>
          <section className="bh-phone-block">
            <PhotosField
              field={photosField}
              value={draft.attachments}
              required={false}
              error={null}
              disabled={sending}
              place={null}
              onBusy={setBusy}
              onChange={(value) => {
                change({ attachments: Array.isArray(value) ? value : [] });
              }}
            />
          </section>
          <Block field="description" title={t('phone.report.what')} hint={t('form.required')}>
            {(labelId) => (
              <>
                <LongInput
                  fullWidth
                  minRows={2}
                  maxRows={10}
                  value={draft.description}
                  placeholder={t('phone.report.whatHint')}
                  inputProps={{ 'aria-labelledby': labelId, maxLength: longest }}
                  onChange={(event) => {
                    change({ description: event.target.value });
                  }}
                />
                {complaintOf('description') === null ? null : (
                  <p className="bh-field-error" role="alert">
                    {complaintOf('description')}
                  </p>
                )}
                <Classes inHand={inHand} />
              </>
            )}
          </Block>
          <SimilarReports draft={draft} />
          <Whereabouts inHand={inHand} complaint={complaintOf('place')} />
          <label className="bh-phone-block bh-phone-tick">
            <input
              type="checkbox"
              className="bh-check"
              checked={draft.selfHandled}
              onChange={(event) => {
                change({ selfHandled: event.target.checked });
              }}
            />
            <span>{t('phone.report.selfHandled')}</span>
          </label>
          <div className="bh-phone-block">
            <ProtectedPart
              draft={draft}
              change={change}
              complaint={
                complaints.protected === undefined
                  ? (refused.protected ?? null)
                  : t('reports.errors.protectedFor')
              }
            />
          </div>
        </HeldFields>
      </div>
      <footer className="bh-phone-foot">
        <Button variant="contained" fullWidth disabled={sending} onClick={submit}>
          {sending ? t('task.submitting') : t('frame.menu.report')}
        </Button>
        <Unsent inHand={inHand} disabled={sending} onTakeUp={onTakeUp} />
      </footer>
    </div>
  );
}

/** 上报: photos first, then what and where; the network may come later. */
export function PhoneReport() {
  const { user } = useSession();
  const { place, takeUp } = useDraftPlace(`${user.id}.phone`, 'grid');
  return <Reporting key={place.id} place={place} onTakeUp={takeUp} />;
}
