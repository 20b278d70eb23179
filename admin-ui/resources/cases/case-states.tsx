import Button from '@mui/material/Button';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import { useTranslate } from 'ra-core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { CaseDetail } from '../../../api/contract/cases.ts';
import { WaitWords } from '../../clocks/callback-tries.tsx';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { FailureCode } from '../../layout/failure-code.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode, isProblem } from '../../providers/api-failure.ts';
import { useSession } from '../../providers/session.ts';
import { PurposePage } from './secrecy/purpose-page.tsx';
import type { ElementNames } from './element-names.ts';

const skeletons = [40, 88, 220, 320];

/** A skeleton of the real layout; nothing before 300 ms. */
export function CaseLoading() {
  const translate = useTranslate();
  return (
    <div className="bh-case bh-later" aria-busy="true">
      <span className="bh-sr">{translate('cases.states.loading')}</span>
      {skeletons.map((height) => (
        <span key={height} className="bh-skeleton" style={{ height, flex: 'none' }} />
      ))}
    </div>
  );
}

interface CaseFailedProps {
  readonly failure: unknown;
  readonly retry: () => void;
}

/** What did not happen, what still works, retry, code and reference; a protected case asks what for. */
export function CaseFailed(props: CaseFailedProps) {
  return isProblem(props.failure, 'purpose-required') ? (
    <PurposePage problem={props.failure} back="/cases" />
  ) : (
    <NoCase {...props} />
  );
}

function NoCase({ failure, retry }: CaseFailedProps) {
  const translate = useTranslate();
  const { code } = useWords();
  const why = failureCode(failure);
  const missing = why === 'not-found' || why === 'not-permitted';
  const title = translate(missing ? 'cases.states.notFoundTitle' : 'cases.states.failedTitle');
  usePageTitle(title);
  return (
    <section className="bh-case-failed" role="alert">
      <ReportOutlined aria-hidden="true" />
      <h1>{title}</h1>
      <p className="bh-2">
        {missing
          ? translate('cases.states.notFoundText')
          : `${code('problem', why)} · ${translate('cases.states.failedText')}`}
      </p>
      <p className="bh-row">
        {missing ? null : (
          <Button variant="contained" onClick={retry}>
            {translate('cases.states.retry')}
          </Button>
        )}
        <Button component={Link} to="/cases">
          {translate('cases.states.back')}
        </Button>
      </p>
      <FailureCode failure={failure} />
    </section>
  );
}

function CaseLink({ id, number }: { readonly id: string; readonly number: string }) {
  return (
    <Link className="bh-mono" to={`/cases/${encodeURIComponent(id)}`}>
      {number}
    </Link>
  );
}

/** What it was merged into, or what was merged into it. */
function Merged({ detail }: { readonly detail: CaseDetail }) {
  const translate = useTranslate();
  const { original, duplicates } = detail;
  return (
    <>
      {original === null ? null : (
        <p className="bh-case-note merged">
          <span>
            {translate('cases.states.mergedInto')}
            <CaseLink {...original} />
            {translate('cases.states.mergedIntoEnd')}
          </span>
        </p>
      )}
      {duplicates.length === 0 ? null : (
        <p className="bh-case-note merged">
          <span>
            {translate('cases.states.duplicates')}
            {duplicates.map((one, index) => (
              <Fragment key={one.id}>
                {index === 0 ? null : translate('cases.states.duplicatesAnd')}
                <CaseLink {...one} />
              </Fragment>
            ))}
            {translate('cases.states.duplicatesEnd')}
          </span>
        </p>
      )}
    </>
  );
}

/** What the case waits for without anybody having a task, and until when. */
export function WaitNote({ waits }: { readonly waits: CaseDetail['waits'] }) {
  const translate = useTranslate();
  return waits.length === 0 ? null : (
    <p className="bh-case-note waiting">
      <HourglassEmptyOutlined aria-hidden="true" />
      <span>
        {translate('cases.states.waits')}
        {waits.map((wait, index) => (
          <span key={wait.element} className={index === 0 ? '' : 'bh-dot'}>
            <WaitWords wait={wait} />
          </span>
        ))}
      </span>
    </p>
  );
}

/** What holds the case up: opening, parked, void, a wait, or failures that wait for a repair; what it was merged with. */
export function CaseNotices({
  detail,
  names,
}: {
  readonly detail: CaseDetail;
  readonly names: ElementNames;
}) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { permissions } = useSession();
  const { state } = detail;
  return (
    <>
      {state === 'opening' || state === 'suspended' || state === 'void' ? (
        <p className={`bh-case-note ${state}`}>{translate(`cases.states.${state}`)}</p>
      ) : null}
      <Merged detail={detail} />
      <WaitNote waits={detail.waits} />
      {detail.incidents.map((incident) => (
        <p key={incident.id} className="bh-case-note incident" role="alert">
          <ReportOutlined aria-hidden="true" />
          <span>
            <b>{translate('cases.incident.title', { element: names.element(incident.element) })}</b>
            <span className="bh-dot">{incident.message}</span>
            <span className="bh-dot">{incident.code}</span>
            <span className="bh-dot">
              {translate('cases.incident.since', {
                time: dateWords(Date.parse(incident.at), rule),
              })}
            </span>
            {permissions.includes('incident.read') ? (
              <Link className="bh-dot" to={`/incidents/${encodeURIComponent(incident.id)}`}>
                {translate('cases.incident.open')}
              </Link>
            ) : null}
          </span>
        </p>
      ))}
    </>
  );
}
