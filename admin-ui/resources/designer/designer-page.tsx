import { useParams, useSearchParams } from 'react-router';
import type { DraftSummary } from '../../../api/contract/procedure-drafts.ts';
import type { ProcedureSummary } from '../../../api/contract/procedures.ts';
import { ByWidth } from '../../layout/by-width.tsx';
import { usePageTitle } from '../../layout/use-page-title.ts';
import { useWords } from '../../messages/use-words.ts';
import { isOpenDraft, useDraft, useDrafts, useProcedures } from '../procedures/draft-queries.ts';
import { useSurroundingsOf } from './designer-queries.ts';
import { DraftDesigner } from './draft/draft-designer.tsx';
import { OnPhone } from './on-phone.tsx';
import { SurroundingsContext } from './surroundings.ts';
import { VersionDesigner } from './version-designer.tsx';

interface Failing {
  readonly data: unknown;
  readonly isError: boolean;
}

/** Nothing came, ever; what was read before stays when it cannot be read anew. */
const isMissing = ({ data, isError }: Failing): boolean => data === undefined && isError;

function Waiting({ failed }: { readonly failed: boolean }) {
  const { t } = useWords();
  return failed ? (
    <p className="bh-waiting" role="alert">
      {t('designer.state.failed')}
    </p>
  ) : (
    <p className="bh-waiting bh-later">{t('designer.state.loading')}</p>
  );
}

interface OpenedProps {
  readonly procedure: ProcedureSummary | null;
  readonly open: DraftSummary | null;
  /** The published version that was asked for; null: the draft, else what is in force. */
  readonly asked: number | null;
  readonly look: string | null;
}

function Opened({ procedure, open, asked, look }: OpenedProps) {
  const { t, name } = useWords();
  const isDraft = open !== null && asked === null;
  const draft = useDraft(isDraft ? open.id : null);
  const named = procedure ?? open;
  usePageTitle(named === null ? t('designer.title') : name(named));
  if (isDraft) {
    return draft.data === undefined ? (
      <Waiting failed={draft.isError} />
    ) : (
      <DraftDesigner draft={draft.data} procedure={procedure} look={look} />
    );
  }
  const version = asked ?? procedure?.currentVersion ?? null;
  return procedure === null || version === null ? (
    <Waiting failed />
  ) : (
    <VersionDesigner
      key={version}
      procedure={procedure}
      version={version}
      hasDraft={open !== null}
      look={look}
    />
  );
}

/** `?version=3` in the address. */
function versionIn(search: URLSearchParams): number | null {
  const version = Number(search.get('version') ?? '0');
  return Number.isInteger(version) && version > 0 ? version : null;
}

function AtDesk() {
  const { key = '' } = useParams();
  const [search] = useSearchParams();
  const procedures = useProcedures();
  const drafts = useDrafts(key);
  const around = useSurroundingsOf(key, procedures.data);
  if (procedures.data === undefined || drafts.data === undefined) {
    return <Waiting failed={isMissing(procedures) || isMissing(drafts)} />;
  }
  return (
    <SurroundingsContext value={around}>
      <Opened
        key={key}
        procedure={procedures.data.find((known) => known.key === key) ?? null}
        open={drafts.data.find(isOpenDraft) ?? null}
        asked={versionIn(search)}
        look={search.get('element')}
      />
    </SurroundingsContext>
  );
}

/** `/procedures/:key/design`: its draft, or without one what is in force; `?version=` one of its versions. */
export function DesignerPage() {
  return <ByWidth phone={<OnPhone />} desk={<AtDesk />} />;
}
