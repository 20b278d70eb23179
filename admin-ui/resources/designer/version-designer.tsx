import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { ProcedureSummary } from '../../../api/contract/procedures.ts';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { useProcedureXml } from '../cases/procedure-queries.ts';
import { BeginDraft } from '../procedures/begin-draft.tsx';
import { Designer } from './designer.tsx';
import { DesignerHead } from './designer-head.tsx';
import { RehearsalButton } from './rehearsal/rehearsal-button.tsx';

export interface VersionDesignerProps {
  readonly procedure: ProcedureSummary;
  readonly version: number;
  /** A draft that is not over: it is gone on with, none is begun. */
  readonly hasDraft: boolean;
  readonly look: string | null;
}

/** A published version: looked at and rehearsed, never changed; a draft is begun of it. */
export function VersionDesigner({ procedure, version, hasDraft, look }: VersionDesignerProps) {
  const { t, name } = useWords();
  const { permissions } = useSession();
  const { data: xml, isError } = useProcedureXml(procedure.key, version);
  if (xml === undefined) {
    return isError ? (
      <p className="bh-waiting" role="alert">
        {t('designer.state.failed')}
      </p>
    ) : (
      <p className="bh-waiting bh-later">{t('designer.state.loading')}</p>
    );
  }
  const isCurrent = version === procedure.currentVersion;
  const published = t('procedures.version', { version });
  return (
    <Designer
      xml={xml}
      readOnly
      onChange={() => undefined}
      look={look}
      renderHead={({ toggleRehearsal, rehearses }) => (
        <DesignerHead
          name={name(procedure)}
          procedure={procedure.key}
          state={t('designer.state.readOnly')}
        >
          <span className={isCurrent ? 'bh-tag ok' : 'bh-tag'}>
            {isCurrent ? t('procedures.inForce', { version }) : published}
          </span>
          <span className="bh-designer-tools">
            <RehearsalButton toggle={toggleRehearsal} on={rehearses} />
            {hasDraft ? (
              <Button
                component={Link}
                variant="contained"
                to={`/procedures/${encodeURIComponent(procedure.key)}/design`}
              >
                {t('procedures.design')}
              </Button>
            ) : null}
            {!hasDraft && permissions.includes('procedure.write') ? (
              <BeginDraft procedure={procedure.key} basedOn={version} forward>
                {t(isCurrent ? 'procedures.begin' : 'procedures.beginFrom')}
              </BeginDraft>
            ) : null}
          </span>
        </DesignerHead>
      )}
    />
  );
}
