import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { DraftSummary } from '../../../api/contract/procedure-drafts.ts';
import type { ProcedureSummary } from '../../../api/contract/procedures.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useSession } from '../../providers/session.ts';
import { useWords } from '../../messages/use-words.ts';
import { BeginDraft } from './begin-draft.tsx';
import { useDrafts, useProcedures } from './draft-queries.ts';
import { useDraftWords } from './draft-words.ts';
import { NewProcedure } from './new-procedure.tsx';
import { openCasesOf } from './open-cases.ts';
import './procedures.css';

interface RowProps {
  readonly procedure: Pick<ProcedureSummary, 'key' | 'name' | 'nameEn'>;
  readonly summary: ProcedureSummary | null;
  readonly draft: DraftSummary | null;
}

function Row({ procedure, summary, draft }: RowProps) {
  const { t, name, number } = useWords();
  const { when, stands } = useDraftWords();
  const { permissions } = useSession();
  const mayBegin = permissions.includes('procedure.write');
  const current = summary?.versions.find(({ version }) => version === summary.currentVersion);
  return (
    <tr>
      <th scope="row">
        <Link to={`/procedures/${encodeURIComponent(procedure.key)}`}>{name(procedure)}</Link>
        <span className="bh-3 bh-xs bh-mono">{procedure.key}</span>
      </th>
      <td data-label={t('procedures.columns.inForce')}>
        {current === undefined ? (
          <span className="bh-3">{t('procedures.neverPublished')}</span>
        ) : (
          <>
            {t('procedures.version', { version: current.version })}
            <span className="bh-3 bh-xs">
              {when(current.publishedAt)}
              {current.publishedBy === null ? '' : ` · ${name(current.publishedBy)}`}
            </span>
          </>
        )}
      </td>
      <td className="number" data-label={t('procedures.columns.cases')}>
        {summary === null ? '–' : number(openCasesOf(summary))}
      </td>
      <td data-label={t('procedures.columns.draft')}>
        {draft === null ? (
          <span className="bh-3">{t('procedures.noDraft')}</span>
        ) : (
          <Link to={`/procedures/${encodeURIComponent(procedure.key)}/design`}>
            {stands(draft)}
          </Link>
        )}
      </td>
      <td>
        {draft === null ? (
          <>
            {mayBegin ? (
              <BeginDraft procedure={procedure.key}>{t('procedures.new.verb')}</BeginDraft>
            ) : null}
          </>
        ) : (
          <Button
            size="small"
            component={Link}
            to={`/procedures/${encodeURIComponent(procedure.key)}/review`}
          >
            {t('procedures.toReview')}
          </Button>
        )}
      </td>
    </tr>
  );
}

const columns = ['procedure', 'inForce', 'cases', 'draft', 'action'] as const;

/** `/procedures`: what is in force, how many cases run on it, and what is being written. */
export function ProcedureListPage() {
  const { t } = useWords();
  usePageTitle(t('procedures.title'));
  const procedures = useProcedures();
  const drafts = useDrafts();
  if ([procedures, drafts].some(({ isError, data }) => isError && data === undefined))
    return <PagePending asked={[procedures, drafts]} />;
  const known = procedures.data ?? [];
  const draftOf = (key: string): DraftSummary | null =>
    drafts.data?.find((draft) => draft.key === key) ?? null;
  const fresh = (drafts.data ?? []).filter(({ key }) => known.every((one) => one.key !== key));
  const isLoading = procedures.data === undefined;
  return (
    <section className="bh-procedures" aria-label={t('procedures.title')} aria-busy={isLoading}>
      <header className="head">
        <h1>{t('procedures.title')}</h1>
        <span className="bh-grow" />
        <NewProcedure />
      </header>
      {isLoading ? (
        <div className="bh-later">
          <span className="bh-skeleton wait" />
        </div>
      ) : (
        <table className="bh-stacked">
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={column === 'cases' ? 'number' : ''}>
                  {t(`procedures.columns.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.map((one) => (
              <Row key={one.key} procedure={one} summary={one} draft={draftOf(one.key)} />
            ))}
            {fresh.map((draft) => (
              <Row key={draft.key} procedure={draft} summary={null} draft={draft} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
