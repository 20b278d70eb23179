import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useTranslate } from 'ra-core';
import { useEffect, useRef, type ReactNode } from 'react';
import { Link } from 'react-router';
import { HeldFields } from '../../forms/held-fields.tsx';
import { useShortcuts } from '../../layout/keyboard/shortcuts.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { AnswerPart } from './answer-part.tsx';
import { CallerPart } from './caller-part.tsx';
import { Channels } from './channels.tsx';
import { ClassPart } from './class-part.tsx';
import { FilesPart } from './files-part.tsx';
import { focusField } from './focus-field.ts';
import { OutcomeFoot } from './outcome-foot.tsx';
import { PastPart } from './past-part.tsx';
import { ProtectedPart } from './protected-part.tsx';
import { SimilarPart } from './similar-part.tsx';
import { UnsentMenu } from './unsent-menu.tsx';
import { useDraftPlace, type DraftPlace } from './use-draft.ts';
import { useOpenCase, useSeat, type OpenCaseDesk, type Seat } from './use-open-case.ts';
import type { LastReport } from './use-submission.ts';
import './open-case.css';
import './open-case-parts.css';

const pageLevel = 1;

interface HeadProps {
  readonly last: LastReport | null;
  readonly unsent: ReactNode;
  readonly children: ReactNode;
}

function Head({ last, unsent, children }: HeadProps) {
  const translate = useTranslate();
  return (
    <header className="head">
      <h1>{translate('reports.title')}</h1>
      {children}
      <span className="bh-grow" />
      {unsent}
      {last === null ? (
        <span className="bh-3 bh-sm hint-line">{translate('reports.hint')}</span>
      ) : (
        <span className="bh-sm">
          <span className="bh-3">{translate('reports.last')} </span>
          <Link to={`/cases/${encodeURIComponent(last.caseId)}`} className="bh-mono">
            {last.number}
          </Link>
        </span>
      )}
    </header>
  );
}

/** A grid worker who has fixed it on the spot says so: it goes to a spot check. */
function SelfHandled({ inHand }: Pick<OpenCaseDesk, 'inHand'>) {
  const translate = useTranslate();
  return (
    <FormControlLabel
      className="bh-card self"
      control={
        <Checkbox
          checked={inHand.draft.selfHandled}
          onChange={(event) => {
            inHand.change({ selfHandled: event.target.checked });
          }}
        />
      }
      label={
        <>
          <b>{translate('reports.selfHandled')}</b>{' '}
          <span className="bh-3 bh-sm">{translate('reports.selfHandledHint')}</span>
        </>
      }
    />
  );
}

interface DeskProps {
  readonly seat: Seat;
  readonly place: DraftPlace;
  /** Another draft comes into the hand, or a new one; what is in it stays kept. */
  readonly onTakeUp: (id: string | null) => void;
}

function Desk({ seat, place, onTakeUp }: DeskProps) {
  const page = useRef<HTMLDivElement>(null);
  const desk = useOpenCase(seat, place, (field) => {
    focusField(page.current, field);
  });
  const { inHand, submission, uploads, uploading, similar } = desk;
  const { draft, change } = inHand;
  const part = { draft, change, complaints: desk.complaints };
  const main = seat.mayFile ? 'file' : 'register';
  const nearest = similar?.[0];
  const busy = submission.sending || uploading;

  useEffect(() => {
    // The call has begun: the first key goes into the first field.
    focusField(page.current, 'phone');
  }, []);
  useShortcuts(
    {
      'Ctrl+Enter': () => void desk.submit(main),
      'Alt+m': () => {
        if (nearest !== undefined && seat.mayFile) {
          void desk.merge(nearest);
        }
      },
    },
    pageLevel,
  );
  return (
    <div className="bh-open-case" ref={page}>
      <Head
        last={submission.last}
        unsent={<UnsentMenu unsent={inHand.others} disabled={busy} onTakeUp={onTakeUp} />}
      >
        <Channels
          isGrid={seat.isGrid}
          chosen={draft.channel}
          disabled={submission.sending}
          onChoose={(channel) => {
            change({ channel });
          }}
        />
      </Head>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, and nothing in it takes the keys meanwhile */}
      <div className="cols" tabIndex={submission.sending ? 0 : undefined}>
        <HeldFields held={submission.sending}>
          <CallerPart
            {...part}
            held={submission.sending}
            guesses={desk.guesses}
            onWrong={desk.reject}
            onConfirm={desk.chooseClass}
          />
          <div className="middle">
            <ClassPart
              {...part}
              catalogue={desk.catalogue}
              guesses={desk.guesses}
              chosen={desk.chosen}
              proposal={desk.proposal}
              urgency={desk.urgency}
              onClass={desk.chooseClass}
            />
            {seat.isGrid ? <SelfHandled inHand={inHand} /> : null}
            <div className="bh-card self">
              <ProtectedPart
                draft={draft}
                change={change}
                complaint={desk.complaints.protected ?? null}
              />
            </div>
          </div>
          <aside>
            <SimilarPart
              similar={similar}
              canMerge={seat.mayFile}
              sending={submission.sending}
              onMerge={(found) => void desk.merge(found)}
              onDismiss={desk.dismiss}
            />
            <AnswerPart draft={draft} chosen={desk.chosen} proposal={desk.proposal} />
            <PastPart point={draft.point} />
            <FilesPart draft={draft} change={change} uploads={uploads} />
          </aside>
        </HeldFields>
      </div>
      <OutcomeFoot
        draft={draft}
        chosen={desk.chosen}
        mayFile={seat.mayFile}
        sending={submission.sending}
        uploading={uploading}
        refusal={submission.refusal}
        keptAt={inHand.keptAt}
        onSubmit={(outcome) => void desk.submit(outcome)}
        onDiscard={inHand.startAnew}
        onSetAside={() => {
          onTakeUp(null);
        }}
      />
    </div>
  );
}

/** One page, one case, under twenty seconds (screens d); what is interrupted is set aside and taken up again. */
export function OpenCase() {
  usePageTitle(useTranslate()('reports.title'));
  const seat = useSeat();
  const { place, takeUp } = useDraftPlace(seat.person, seat.firstChannel);
  return <Desk key={place.id} seat={seat} place={place} onTakeUp={takeUp} />;
}
