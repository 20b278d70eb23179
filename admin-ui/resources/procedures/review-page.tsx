import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Draft, DraftFindings } from '../../../api/contract/procedure-drafts.ts';
import type { ProcedureSummary } from '../../../api/contract/procedures.ts';
import { ProcedureDiagram } from '../../diagram/procedure-diagram.tsx';
import type { DiagramMarking } from '../../diagram/marking.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { useProcedureXml } from '../cases/procedure-queries.ts';
import { Comparison } from './compare/comparison.tsx';
import { draftFindings, isOpenDraft, useDraft, useDrafts, useProcedures } from './draft-queries.ts';
import { DraftSteps } from './draft-steps.tsx';
import { useDraftWords } from './draft-words.ts';
import { inForceOf } from './open-cases.ts';
import { RehearsalPanel } from './rehearsal/rehearsal-panel.tsx';
import { VersionBar } from './version-bar.tsx';
import './procedures.css';

const nothingMarked: DiagramMarking = { active: [], completed: [], cancelled: [], taken: [] };

function Compared({ draft, version }: { readonly draft: Draft; readonly version: number }) {
  const { t } = useWords();
  const old = useProcedureXml(draft.key, version);
  return old.data === undefined ? (
    <PagePending asked={[old]} />
  ) : (
    <Comparison
      titles={{ old: t('procedures.inForce', { version }), draft: t('procedures.thisDraft') }}
      old={old.data}
      draft={draft.xml}
    />
  );
}

/** Where the element that a finding is about can be seen and changed. */
const inDesigner = ({ key }: Draft, element: string): string =>
  `/procedures/${encodeURIComponent(key)}/design?element=${encodeURIComponent(element)}`;

const tones = { error: 'bad', warning: 'warn', hint: 'info' } as const;

interface FindingsProps {
  readonly draft: Draft;
  readonly found: DraftFindings | undefined;
}

function Findings({ draft, found }: FindingsProps) {
  const { t, finding: words } = useWords();
  if (found === undefined)
    return (
      <p className="bh-3" aria-busy="true">
        {t('procedures.checking')}
      </p>
    );
  if (found.findings.length === 0) return <p className="bh-3">{t('procedures.noFindings')}</p>;
  return (
    <ul className="findings">
      {found.findings.map(({ severity, code, elementId, params }) => {
        const { said, advice } = words({ severity, code, elementId, params });
        return (
          <li key={`${code} ${elementId ?? ''} ${JSON.stringify(params)}`}>
            <span className={`bh-tag ${tones[severity]}`}>
              {t(`procedures.severity.${severity}`)}
            </span>{' '}
            {said}{' '}
            {elementId === null ? null : (
              <Link className="bh-xs" to={inDesigner(draft, elementId)}>
                {t('procedures.onDiagram', { element: elementId })}
              </Link>
            )}
            {advice === null ? null : <span className="bh-2 bh-xs"> · {advice}</span>}
          </li>
        );
      })}
    </ul>
  );
}

const views = ['compare', 'findings', 'rehearsal'] as const;
type View = (typeof views)[number];

/** `?view=` in the address; a new procedure is compared with nothing, but looked at. */
const viewIn = (search: URLSearchParams): View =>
  views.find((view) => view === search.get('view')) ?? 'compare';

/** A new procedure by itself, or what the draft changes. */
function Drawn({ draft, version }: { readonly draft: Draft; readonly version: number | null }) {
  const { t } = useWords();
  if (version !== null) return <Compared draft={draft} version={version} />;
  const label = t('procedures.thisDraft');
  return (
    <div className="sides">
      <section>
        <ProcedureDiagram xml={draft.xml} marking={nothingMarked} label={label} />
      </section>
    </div>
  );
}

interface ViewsProps {
  readonly draft: Draft;
  readonly version: number | null;
  readonly found: DraftFindings | undefined;
}

function Views({ draft, version, found }: ViewsProps) {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const view = viewIn(search);
  const shown: { readonly [V in View]: ReactNode } = {
    compare: <Drawn draft={draft} version={version} />,
    findings: <Findings draft={draft} found={found} />,
    rehearsal: <RehearsalPanel draft={draft} />,
  };
  return (
    <>
      <fieldset className="bh-seg" aria-label={t('procedures.views')}>
        {views.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={view === one}
            onClick={() => {
              setSearch({ view: one }, { replace: true });
            }}
          >
            {t(`procedures.view.${one}`)}
            {one === 'findings' && found !== undefined ? ` ${found.findings.length}` : ''}
          </button>
        ))}
      </fieldset>
      {shown[view]}
    </>
  );
}

function Reviewed({
  draft,
  procedure,
}: {
  readonly draft: Draft;
  readonly procedure: ProcedureSummary | null;
}) {
  const { t, name } = useWords();
  const { stands } = useDraftWords();
  const { data: found } = useQuery(draftFindings(draft));
  const errors = found?.findings.filter(({ severity }) => severity === 'error').length ?? null;
  const inForce = inForceOf(procedure);
  usePageTitle(name(draft));
  return (
    <section className="bh-procedures" aria-label={name(draft)}>
      <header className="head">
        <div>
          <h1>{name(draft)}</h1>
          <span className="bh-3 bh-xs bh-mono">{draft.key}</span>
        </div>
        <VersionBar draft={draft} inForce={inForce} />
        <span className="bh-procedure-tools">
          <Button component={Link} to={`/procedures/${encodeURIComponent(draft.key)}/design`}>
            {t('procedures.design')}
          </Button>
          <DraftSteps draft={draft} errors={errors} />
        </span>
      </header>
      <p className="bh-2">{stands(draft)}</p>
      {draft.reviewed?.verdict === 'returned' ? (
        <p className="note">
          {t('procedures.returned', {
            person: name(draft.reviewed.by),
            reason: draft.reviewed.reason,
          })}
        </p>
      ) : null}
      <Views draft={draft} version={inForce?.version ?? null} found={found} />
    </section>
  );
}

function NoDraft({ procedure }: { readonly procedure: string }) {
  const { t } = useWords();
  return (
    <div className="bh-procedures">
      <p>{t('procedures.noOpenDraft')}</p>
      <Button component={Link} to={`/procedures/${encodeURIComponent(procedure)}`}>
        {t('procedures.back')}
      </Button>
    </div>
  );
}

/** `/procedures/:key/review`: the draft that is not over, for whoever judges, submits or publishes it. */
export function ReviewPage() {
  const { key = '' } = useParams();
  const drafts = useDrafts(key);
  const procedures = useProcedures();
  const current = drafts.data?.find(isOpenDraft);
  const draft = useDraft(current?.id ?? null);
  if (
    [drafts, draft, procedures].some(({ isError, data: found }) => isError && found === undefined)
  )
    return <PagePending asked={[drafts, draft, procedures]} />;
  if (drafts.data !== undefined && current === undefined) return <NoDraft procedure={key} />;
  const { data } = draft;
  return data === undefined || procedures.data === undefined ? (
    <div className="bh-procedures bh-later" aria-busy="true">
      <span className="bh-skeleton wait" />
    </div>
  ) : (
    <Reviewed
      key={data.id}
      draft={data}
      procedure={procedures.data.find((one) => one.key === key) ?? null}
    />
  );
}
