import Button from '@mui/material/Button';
import { Link, useNavigate, useParams } from 'react-router';
import type { DraftSummary } from '../../../api/contract/procedure-drafts.ts';
import type { ProcedureSummary } from '../../../api/contract/procedures.ts';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { useSession } from '../../providers/session.ts';
import { useBeginDraft, useDrafts, useProcedures } from './draft-queries.ts';
import { useDraftWords } from './draft-words.ts';
import { inForceOf } from './open-cases.ts';
import { VersionBar } from './version-bar.tsx';
import './procedures.css';

const isOver = ({ state }: DraftSummary): boolean => state === 'published' || state === 'discarded';

interface BeginProps {
  readonly procedure: string;
  readonly basedOn: number;
  readonly words: string;
}

/** Begins a draft and goes on to drawing it. */
function Begin({ procedure, basedOn, words }: BeginProps) {
  const { code } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const start = async (): Promise<void> => {
    try {
      await begin.mutateAsync({ key: procedure, basedOn });
      void navigate(`/procedures/${encodeURIComponent(procedure)}/design`);
    } catch (failure) {
      toast.error(code('problem', failureCode(failure)));
    }
  };
  return (
    <Button size="small" disabled={begin.isPending} onClick={() => void start()}>
      {words}
    </Button>
  );
}

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
    <table>
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
            <td>
              {when(one.publishedAt)}
              <span className="bh-3 bh-xs">
                {one.publishedBy === null ? t('procedures.delivered') : name(one.publishedBy)}
              </span>
            </td>
            <td>{one.reviewedBy === null ? '–' : name(one.reviewedBy)}</td>
            <td className="number">{number(procedure.openCases[String(one.version)] ?? 0)}</td>
            <td>
              {mayBegin ? (
                <Begin
                  procedure={procedure.key}
                  basedOn={one.version}
                  words={t(
                    one.version === procedure.currentVersion
                      ? 'procedures.begin'
                      : 'procedures.beginFrom',
                  )}
                />
              ) : null}
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
}

function Head({ address, named, procedure, draft }: OfProcedure) {
  const { t, name } = useWords();
  const { stands } = useDraftWords();
  return (
    <>
      <header className="head">
        <div>
          <h1>{name(named)}</h1>
          <span className="bh-3 bh-xs bh-mono">{named.key}</span>
        </div>
        {draft === null ? null : (
          <>
            <VersionBar draft={draft} inForce={inForceOf(procedure)} />
            <span className="bh-grow" />
            <Button component={Link} to={`${address}/design`}>
              {t('procedures.design')}
            </Button>
            <Button component={Link} to={`${address}/review`} variant="contained">
              {t('procedures.toReview')}
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
  const draft = drafts.find((one) => !isOver(one)) ?? null;
  const named = procedure ?? draft;
  usePageTitle(named === null ? t('procedures.title') : name(named));
  if (named === null) return <p className="bh-procedures">{t('procedures.missing')}</p>;
  const address = `/procedures/${encodeURIComponent(key)}`;
  const mayBegin = draft === null && permissions.includes('procedure.write');
  return (
    <section className="bh-procedures" aria-label={name(named)}>
      <Head address={address} named={named} procedure={procedure} draft={draft} />
      {procedure === null ? null : (
        <>
          <h2>{t('procedures.versions')}</h2>
          <Versions procedure={procedure} mayBegin={mayBegin} />
        </>
      )}
      <Earlier drafts={drafts.filter(isOver)} />
    </section>
  );
}

/** `/procedures/:key`: its versions with who and when, and how many cases are in progress by each. */
export function ProcedurePage() {
  const { t } = useWords();
  const { key = '' } = useParams();
  const procedures = useProcedures();
  const drafts = useDrafts(key);
  if (procedures.data !== undefined && drafts.data !== undefined)
    return <Whole procedures={procedures.data} drafts={drafts.data} />;
  return (
    <div className="bh-procedures bh-later" aria-busy="true">
      {procedures.isError || drafts.isError ? (
        <p role="alert">{t('procedures.failed')}</p>
      ) : (
        <span className="bh-skeleton wait" />
      )}
    </div>
  );
}
