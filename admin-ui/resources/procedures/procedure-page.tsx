import Button from '@mui/material/Button';
import { Link, useParams } from 'react-router';
import type { DraftSummary } from '../../../api/contract/procedure-drafts.ts';
import type { ProcedureSummary } from '../../../api/contract/procedures.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { BeginDraft, BeginFromFile } from './begin-draft.tsx';
import { isOpenDraft, useDrafts, useProcedures } from './draft-queries.ts';
import { useDraftWords } from './draft-words.ts';
import { inForceOf } from './open-cases.ts';
import { VersionBar } from './version-bar.tsx';
import './procedures.css';

const columns = ['version', 'published', 'reviewed', 'cases', 'action'] as const;

function Versions({
  procedure,
  mayBegin,
}: {
  readonly procedure: ProcedureSummary;
  readonly mayBegin: boolean;
}) {
  const { t, name, number } = useWords();
  const { when } = useDraftWords();
  return (
    <table className="bh-stacked">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col" className={column === 'cases' ? 'number' : ''}>
              {t(`procedures.versionColumns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {procedure.versions.map((one) => (
          <tr key={one.version}>
            <th scope="row">
              {t('procedures.version', { version: one.version })}{' '}
              {one.version === procedure.currentVersion ? (
                <span className="bh-tag ok">{t('procedures.holds')}</span>
              ) : null}
            </th>
            <td data-label={t('procedures.versionColumns.published')}>
              {when(one.publishedAt)}
              <span className="bh-3 bh-xs">
                {one.publishedBy === null ? t('procedures.delivered') : name(one.publishedBy)}
              </span>
            </td>
            <td data-label={t('procedures.versionColumns.reviewed')}>
              {one.reviewedBy === null ? '–' : name(one.reviewedBy)}
            </td>
            <td className="number" data-label={t('procedures.versionColumns.cases')}>
              {number(procedure.openCases[String(one.version)] ?? 0)}
            </td>
            <td className="whole">
              <span className="bh-procedure-tools">
                <Button
                  size="small"
                  component={Link}
                  to={`/procedures/${encodeURIComponent(procedure.key)}/design?version=${one.version}`}
                >
                  {t('procedures.see')}
                </Button>
                {mayBegin ? (
                  <BeginDraft procedure={procedure.key} basedOn={one.version}>
                    {t(
                      one.version === procedure.currentVersion
                        ? 'procedures.begin'
                        : 'procedures.beginFrom',
                    )}
                  </BeginDraft>
                ) : null}
              </span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Earlier({ drafts }: { readonly drafts: readonly DraftSummary[] }) {
  const { t } = useWords();
  const { stands } = useDraftWords();
  if (drafts.length === 0) return null;
  return (
    <>
      <h2>{t('procedures.earlier')}</h2>
      <ul className="changes">
        {drafts.map((draft) => (
          <li key={draft.id}>{stands(draft)}</li>
        ))}
      </ul>
    </>
  );
}

interface OfProcedure {
  readonly address: string;
  readonly named: Pick<ProcedureSummary, 'key' | 'name' | 'nameEn'>;
  readonly procedure: ProcedureSummary | null;
  readonly draft: DraftSummary | null;
  readonly mayBegin: boolean;
}

function Head({ address, named, procedure, draft, mayBegin }: OfProcedure) {
  const { t, name } = useWords();
  const { stands } = useDraftWords();
  return (
    <>
      <header className="head">
        <div>
          <h1>{name(named)}</h1>
          <span className="bh-3 bh-xs bh-mono">{named.key}</span>
        </div>
        {mayBegin ? (
          <>
            <span className="bh-grow" />
            <BeginFromFile procedure={named.key} />
          </>
        ) : null}
        {draft === null ? null : (
          <>
            <VersionBar draft={draft} inForce={inForceOf(procedure)} />
            <span className="bh-grow" />
            <Button component={Link} to={`${address}/review`}>
              {t('procedures.toReview')}
            </Button>
            <Button component={Link} to={`${address}/design`} variant="contained">
              {t('procedures.design')}
            </Button>
          </>
        )}
      </header>
      {draft === null ? null : <p className="bh-2">{stands(draft)}</p>}
    </>
  );
}

function Whole({
  procedures,
  drafts,
}: {
  readonly procedures: readonly ProcedureSummary[];
  readonly drafts: readonly DraftSummary[];
}) {
  const { t, name } = useWords();
  const { key = '' } = useParams();
  const { permissions } = useSession();
  const procedure = procedures.find((one) => one.key === key) ?? null;
  const draft = drafts.find(isOpenDraft) ?? null;
  const named = procedure ?? draft;
  usePageTitle(named === null ? t('procedures.title') : name(named));
  if (named === null) return <p className="bh-procedures">{t('procedures.missing')}</p>;
  const address = `/procedures/${encodeURIComponent(key)}`;
  const mayBegin = draft === null && permissions.includes('procedure.write');
  return (
    <section className="bh-procedures" aria-label={name(named)}>
      <Head
        address={address}
        named={named}
        procedure={procedure}
        draft={draft}
        mayBegin={mayBegin}
      />
      {procedure === null ? null : (
        <>
          <h2>{t('procedures.versions')}</h2>
          <Versions procedure={procedure} mayBegin={mayBegin} />
        </>
      )}
      <Earlier drafts={drafts.filter((one) => !isOpenDraft(one))} />
    </section>
  );
}

/** `/procedures/:key`: its versions with who and when, and how many cases are in progress by each. */
export function ProcedurePage() {
  const { key = '' } = useParams();
  const procedures = useProcedures();
  const drafts = useDrafts(key);
  if (procedures.data !== undefined && drafts.data !== undefined)
    return <Whole procedures={procedures.data} drafts={drafts.data} />;
  return <PagePending asked={[procedures, drafts]} />;
}
