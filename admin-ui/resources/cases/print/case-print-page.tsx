import Button from '@mui/material/Button';
import { Link, useParams } from 'react-router';
import type { CaseDetail } from '../../../../api/contract/cases.ts';
import { ledgerTimeWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { ProcedureDiagram } from '../../../diagram/procedure-diagram.tsx';
import { SecrecyMark } from '../../../fields/secrecy-mark.tsx';
import { usePageTitle } from '../../../layout/use-page-title.ts';
import { useWords } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { CaseFacts } from '../case-facts.tsx';
import { useCase, useClocks, useLedger } from '../case-queries.ts';
import { CaseFailed, CaseLoading } from '../case-states.tsx';
import { useProcedure, useProcedureXml } from '../procedure-queries.ts';
import { useElementNames } from '../use-element-names.ts';
import { useEntryWords } from '../use-entry-words.ts';
import { useMarking } from '../use-marking.ts';
import { ClockTable } from './clock-table.tsx';
import { ChainHead, LedgerTable } from './ledger-table.tsx';
import { pageRules } from './page-rules.ts';
import { PhotoPages } from './photo-pages.tsx';
import { StageTable } from './stage-table.tsx';
import './print.css';

const noEntries = [] as const;

/** The margins of the sheets: who prints, when, which case. */
function PageMargins({ detail }: { readonly detail: CaseDetail }) {
  const { t, name } = useWords();
  const { user, centre } = useSession();
  const { now, zone } = useDateRule();
  const rules = pageRules({
    centre: name(centre),
    number: detail.number,
    printedBy: t('print.by', { name: name(user), time: ledgerTimeWords(now, zone) }),
    page: t('print.page', { page: '%{page}', pages: '%{pages}' }),
  });
  return (
    <>
      <style>{rules}</style>
      <p className="bh-print-watermark" aria-hidden="true">
        {t(`print.watermark.${detail.secrecy}`)} {name(user)}
      </p>
    </>
  );
}

function DiagramSheet({ detail }: { readonly detail: CaseDetail }) {
  const { t, name } = useWords();
  const { key, version } = detail.procedure;
  const xml = useProcedureXml(key, version).data;
  const procedure = useProcedure(key, version).data;
  const { marking } = useMarking(detail.id, null, noEntries, procedure);
  return xml === undefined ? null : (
    <section className="bh-print-diagram">
      <h2>
        {t('print.diagram')}{' '}
        <small>{t('cases.procedure', { name: name(detail.procedure), version })}</small>
      </h2>
      <ProcedureDiagram xml={xml} marking={marking} label={t('print.diagram')} whole />
    </section>
  );
}

function CasePrint({ detail }: { readonly detail: CaseDetail }) {
  const { t } = useWords();
  const { key, version } = detail.procedure;
  const entries = useLedger(detail.id).data ?? noEntries;
  const clocks = useClocks(detail.id).data ?? detail.clocks;
  const names = useElementNames(useProcedure(key, version).data);
  const wordsOf = useEntryWords(detail, entries, names);
  usePageTitle(`${t('print.title')} ${detail.number}`);
  return (
    <div className="bh-print">
      <p className="bh-print-bar">
        <Button component={Link} to={`/cases/${encodeURIComponent(detail.id)}/overview`}>
          {t('print.back')}
        </Button>
        <Button
          variant="contained"
          onClick={() => {
            window.print();
          }}
        >
          {t('print.now')}
        </Button>
      </p>
      <PageMargins detail={detail} />
      <article className="bh-sheet">
        <h1>{detail.title}</h1>
        <p>
          {t('print.title')} <b>{detail.number}</b> {t(`cases.state.${detail.state}`)}{' '}
          <SecrecyMark secrecy={detail.secrecy} />
        </p>
        <CaseFacts detail={detail} full />
        <StageTable stages={detail.stages} />
        <ClockTable clocks={clocks} />
        <LedgerTable entries={entries} wordsOf={wordsOf} />
        <PhotoPages attachments={detail.attachments} />
        <DiagramSheet detail={detail} />
        <ChainHead entries={entries} />
      </article>
    </div>
  );
}

/** The case as it is put on paper, A4, always light (screens section 11). */
export function CasePrintPage() {
  const { id = '' } = useParams();
  const { data, error, refetch } = useCase(id);
  if (data !== undefined) return <CasePrint key={id} detail={data} />;
  return error === null ? (
    <CaseLoading />
  ) : (
    <CaseFailed failure={error} retry={() => void refetch()} />
  );
}
