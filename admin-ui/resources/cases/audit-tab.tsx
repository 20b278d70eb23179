import Button from '@mui/material/Button';
import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import ErrorOutlined from '@mui/icons-material/ErrorOutlined';
import HelpOutlined from '@mui/icons-material/HelpOutlined';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { useSession } from '../../providers/session.ts';
import type { AuditResult } from './chain-state.ts';

type Finding = 'ok' | 'bad' | 'unknown';

const icons = { ok: CheckCircleOutlined, bad: ErrorOutlined, unknown: HelpOutlined } as const;

function Line({
  finding,
  title,
  text,
}: {
  readonly finding: Finding;
  readonly title: string;
  readonly text: string;
}) {
  const Icon = icons[finding];
  return (
    <li className={finding}>
      <Icon aria-hidden="true" />
      <b>{title}</b>
      <span>{text}</span>
    </li>
  );
}

function findingOf(history: AuditResult['history']): Finding {
  if (!history.checked) {
    return 'unknown';
  }
  return history.ok === true ? 'ok' : 'bad';
}

function Findings({ audit }: { readonly audit: AuditResult }) {
  const translate = useTranslate();
  const { chain, replay, history } = audit;
  const historyFinding = findingOf(history);
  const historyWords = {
    ok: 'historyOk',
    bad: 'historyDiffers',
    unknown: 'historyUnchecked',
  } as const;
  return (
    <ul className="bh-findings">
      <Line
        finding={chain.ok ? 'ok' : 'bad'}
        title={translate('cases.audit.chain')}
        text={
          chain.ok
            ? translate('cases.audit.chainOk', { entries: chain.entries })
            : translate('cases.audit.chainBroken', { seq: chain.firstBroken ?? '?' })
        }
      />
      <Line
        finding={replay.ok ? 'ok' : 'bad'}
        title={translate('cases.audit.replay')}
        text={
          replay.ok
            ? translate('cases.audit.replayOk')
            : translate('cases.audit.replayDiffers', { difference: replay.firstDifference ?? '?' })
        }
      />
      <Line
        finding={historyFinding}
        title={translate('cases.audit.history')}
        text={translate(`cases.audit.${historyWords[historyFinding]}`)}
      />
    </ul>
  );
}

export interface AuditTabProps {
  readonly audit: UseQueryResult<AuditResult>;
  readonly permitted: boolean;
  readonly caseId: string;
  /** Hash of the last entry. */
  readonly head: string | null;
}

/** Proof, not promise: the chain, the replay of the ledger, and the engine's own history. */
export function AuditTab({ audit, permitted, caseId, head }: AuditTabProps) {
  const translate = useTranslate();
  const { code } = useWords();
  const { permissions } = useSession();
  if (!permitted) {
    return <p className="bh-tab-text bh-3">{translate('cases.audit.notPermitted')}</p>;
  }
  return (
    <div className="bh-tab-text">
      <p className="bh-2">{translate('cases.audit.intro')}</p>
      {audit.isFetching ? (
        <p className="bh-3 bh-later">{translate('cases.audit.running')}</p>
      ) : null}
      {audit.data !== undefined && !audit.isFetching ? <Findings audit={audit.data} /> : null}
      {audit.isError && !audit.isFetching ? (
        <p className="bh-bad" role="alert">
          {translate('cases.audit.failed')}
          {translate('ledger.and')}
          {code('problem', failureCode(audit.error))}
        </p>
      ) : null}
      <p>
        <Button disabled={audit.isFetching} onClick={() => void audit.refetch()}>
          {translate(audit.data === undefined ? 'cases.audit.run' : 'cases.audit.again')}
        </Button>
      </p>
      {permissions.includes('audit.read') ? (
        <p>
          <Link to={`/audit?case=${encodeURIComponent(caseId)}`}>
            {translate('cases.audit.toLog')}
          </Link>
        </p>
      ) : null}
      {head === null ? null : (
        <dl className="bh-facts">
          <dt>{translate('cases.audit.head')}</dt>
          <dd>
            <span className="bh-mono">{head}</span>
            <br />
            <span className="bh-3 bh-sm">{translate('cases.audit.headHint')}</span>
          </dd>
        </dl>
      )}
    </div>
  );
}
