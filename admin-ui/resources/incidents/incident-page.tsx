import ReportOutlined from '@mui/icons-material/ReportOutlined';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import type { IncidentDetail } from '../../../api/contract/incidents.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import { IncidentFailed } from './incident-failed.tsx';
import { useIncident, useOpenAgain } from './incident-queries.ts';
import { RepairCard } from './repair-card.tsx';
import { ServiceInputs } from './service-inputs.tsx';
import { useTries } from './use-tries.ts';
import './incident.css';

const skeletons = [56, 160, 240];

function Fact({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{word}</dt>
      <dd>{children}</dd>
    </>
  );
}

/** In which case and element, since when, how often it was tried. */
function Facts({ incident }: { readonly incident: IncidentDetail }) {
  const { t, pick } = useWords();
  const rule = useDateRule();
  const tries = useTries();
  const { caseId, caseNumber, title, procedure, element, openedAt, resolvedAt } = incident;
  const at = (instant: string): string => dateWords(Date.parse(instant), rule);
  return (
    <dl className="bh-facts">
      <Fact word={t('incidents.fact.case')}>
        <Link to={`/cases/${encodeURIComponent(caseId)}/diagram`}>
          <span className="bh-mono">{caseNumber}</span> {title}
        </Link>{' '}
        <SecrecyMark secrecy={incident.secrecy} />{' '}
        <span className="bh-tag">{t(`cases.state.${incident.caseState}`)}</span>
      </Fact>
      <Fact word={t('incidents.fact.element')}>
        {pick(incident.elementName, incident.elementNameEn)}{' '}
        <span className="bh-3 bh-sm bh-mono">
          {`${procedure.key} v${String(procedure.version)} · ${element}`}
        </span>{' '}
        <Link
          className="bh-sm bh-nowrap"
          to={`/incidents?state=all&element=${encodeURIComponent(element)}`}
        >
          {t('incidents.sameElement')}
        </Link>
      </Fact>
      {incident.service === null ? null : (
        <Fact word={t('incidents.fact.service')}>
          <span className="bh-mono">{incident.service}</span>
        </Fact>
      )}
      <Fact word={t('incidents.fact.opened')}>
        <time dateTime={openedAt}>{at(openedAt)}</time>
      </Fact>
      {resolvedAt === null ? null : (
        <Fact word={t('incidents.fact.resolved')}>
          <time dateTime={resolvedAt}>{at(resolvedAt)}</time>
        </Fact>
      )}
      <Fact word={t('incidents.fact.tries')}>{tries(incident).join(' · ')}</Fact>
    </dl>
  );
}

function Repairs({ incident }: { readonly incident: IncidentDetail }) {
  const { t, name } = useWords();
  const rule = useDateRule();
  if (incident.repairList.length === 0) return null;
  return (
    <section className="bh-card" aria-label={t('incidents.repairList')}>
      <header>
        <h2>{t('incidents.repairList')}</h2>
      </header>
      <ol className="repairs">
        {incident.repairList.map((repair) => (
          <li key={repair.seq}>
            <b>{t(`incidents.repair.${repair.kind}.title`)}</b>
            {repair.by === null ? null : <span className="bh-2">{name(repair.by)}</span>}
            <time className="bh-3 bh-sm" dateTime={repair.at}>
              {dateWords(Date.parse(repair.at), rule)}
            </time>
            {repair.reason === null ? null : <p className="bh-2">{repair.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

/** What became of it: over, or failed once more at the same place. */
function Outcome({ incident }: { readonly incident: IncidentDetail }) {
  const { t } = useWords();
  const again = useOpenAgain(incident);
  if (incident.state === 'open') return null;
  return (
    <output className={again === null ? 'outcome ok' : 'outcome bad'}>
      {again === null ? (
        t('incidents.over')
      ) : (
        <>
          {t('incidents.overAgain')}{' '}
          <Link to={`/incidents/${encodeURIComponent(again)}`}>{t('incidents.openAgain')}</Link>
        </>
      )}
    </output>
  );
}

function IncidentView({ incident }: { readonly incident: IncidentDetail }) {
  const { t, code, pick } = useWords();
  const isOpen = incident.state === 'open';
  return (
    <article className="bh-incident">
      <header className="head">
        <ReportOutlined aria-hidden="true" />
        <div className="bh-grow">
          <h1>{pick(incident.elementName, incident.elementNameEn)}</h1>
          <p className="bh-2">{code('incident', incident.code)}</p>
        </div>
        <span className={isOpen ? 'bh-tag bad' : 'bh-tag ok'}>
          {t(`incidents.state.${incident.state}`)}
        </span>
      </header>
      <Outcome incident={incident} />
      <section className="bh-card" aria-label={t('incidents.what')}>
        <header>
          <h2>{t('incidents.what')}</h2>
        </header>
        <div className="body">
          <p className="message bh-mono">{incident.message}</p>
          <Facts incident={incident} />
        </div>
      </section>
      <ServiceInputs incident={incident} />
      {isOpen ? <RepairCard key={incident.id} incident={incident} /> : null}
      <Repairs incident={incident} />
    </article>
  );
}

/** One incident: what failed, where, since when, and the three ways to repair it. */
export function IncidentPage() {
  const { id = '' } = useParams();
  const { t, pick } = useWords();
  const { data, error, refetch } = useIncident(id);
  usePageTitle(
    data === undefined ? t('incidents.title') : pick(data.elementName, data.elementNameEn),
  );
  if (data !== undefined) return <IncidentView incident={data} />;
  if (error !== null) return <IncidentFailed failure={error} retry={() => void refetch()} />;
  return (
    <div className="bh-incident bh-later" aria-busy="true">
      <span className="bh-sr">{t('frame.loading')}</span>
      {skeletons.map((height) => (
        <span key={height} className="bh-skeleton" style={{ height }} />
      ))}
    </div>
  );
}
