import ErrorOutlineOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import InfoOutlined from '@mui/icons-material/InfoOutlined';
import WarningAmberOutlined from '@mui/icons-material/WarningAmberOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { useWords } from '../../../messages/use-words.ts';
import type { MendWord } from '../mends/mend.ts';
import type { CheckFinding } from './check-diagram.ts';
import type { CheckState } from './use-check.ts';

/** What mends a finding by one press. */
export interface OfferedMend {
  readonly word: MendWord;
  readonly press: () => void;
}

export interface FindingsPanelProps {
  readonly check: CheckState;
  readonly readOnly: boolean;
  /** The name of what a finding is about. */
  readonly nameOf: (element: string) => string;
  readonly selected: string | null;
  readonly mendOf: (finding: CheckFinding) => OfferedMend | null;
  readonly onPick: (element: string) => void;
  readonly onPlay: (finding: CheckFinding) => void;
  /** Where it is compared with what is published. */
  readonly differences?: string | undefined;
}

const icons = {
  error: <ErrorOutlineOutlined />,
  warning: <WarningAmberOutlined />,
  hint: <InfoOutlined />,
};
const severities = ['error', 'warning', 'hint'] as const;
const countKeys = {
  error: 'designer.check.errors',
  warning: 'designer.check.warnings',
  hint: 'designer.check.hints',
} as const;

function Row({
  finding,
  number,
  panel,
}: {
  readonly finding: CheckFinding;
  readonly number: number;
  readonly panel: FindingsPanelProps;
}) {
  const words = useWords();
  const { t } = words;
  const { said, advice } = words.finding(finding);
  const { elementId, severity } = finding;
  const mend = panel.readOnly ? null : panel.mendOf(finding);
  const name = elementId === null ? '' : panel.nameOf(elementId);
  return (
    <li className={elementId !== null && elementId === panel.selected ? 'on' : ''}>
      <button
        type="button"
        className="bh-finding"
        disabled={elementId === null}
        onClick={() => {
          if (elementId !== null) {
            panel.onPick(elementId);
          }
        }}
      >
        <span className={`bh-finding-icon ${severity}`}>{icons[severity]}</span>
        <span className="bh-sr">{t(`designer.check.severity.${severity}`)}</span>
        <span className={`bh-finding-number ${severity}`}>{number}</span>
        <b className="bh-cut" title={name}>
          {name}
        </b>
        <span className="bh-finding-said bh-cut" title={said}>
          {said}
        </span>
        <span className="bh-finding-advice bh-cut bh-2" title={advice ?? ''}>
          {advice}
        </span>
      </button>
      {finding.walk === undefined || finding.walk.length === 0 ? null : (
        <Button
          size="small"
          onClick={() => {
            panel.onPlay(finding);
          }}
        >
          {t('designer.check.play')}
        </Button>
      )}
      {finding.code === 'stages-dropped' && panel.differences !== undefined ? (
        <Button size="small" component={Link} to={panel.differences}>
          {t('designer.check.differences')}
        </Button>
      ) : null}
      {mend === null ? null : (
        <Button
          size="small"
          onClick={() => {
            mend.press();
          }}
        >
          {t(`designer.mend.${mend.word}`)}
        </Button>
      )}
    </li>
  );
}

function Counts({ findings }: { readonly findings: readonly CheckFinding[] }) {
  const { t } = useWords();
  return severities.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? null : (
      <span key={severity} className={`bh-finding-count ${severity}`}>
        {icons[severity]}
        {t(countKeys[severity], { smart_count: count, count })}
      </span>
    );
  });
}

/** What is wrong, as it is drawn: where, what, and one press that mends it. */
export function FindingsPanel(props: FindingsPanelProps) {
  const { t } = useWords();
  const { result, running, deeper, fault } = props.check;
  const findings = result?.findings ?? [];
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  return (
    <section className="bh-findings" aria-label={t('designer.check.title')} data-region="findings">
      <header>
        <h2>{t('designer.check.title')}</h2>
        <span aria-live="polite" className="bh-findings-counts">
          {result === null ? null : <Counts findings={findings} />}
          {result !== null && findings.length === 0 && fault === null ? (
            <span className="bh-finding-count clean">{t('designer.check.clean')}</span>
          ) : null}
        </span>
        {running ? (
          <span className="bh-3 bh-sm bh-later">{t('designer.check.running')}</span>
        ) : null}
        {deeper === null ? null : (
          <span className="bh-3 bh-sm">{t('designer.check.deeper', { states: deeper })}</span>
        )}
        <span className="bh-grow" />
        {hasErrors ? (
          <span className="bh-3 bh-sm bh-findings-rule">{t('designer.check.mustBeClean')}</span>
        ) : null}
      </header>
      {fault === null ? null : (
        <p className="bh-findings-fault" role="alert">
          {fault.kind === 'too-long'
            ? t('designer.check.tooLong')
            : t('designer.check.failed', { message: fault.message })}
        </p>
      )}
      <ul aria-label={t('designer.check.list')}>
        {findings.map((finding, index) => (
          <Row
            key={JSON.stringify([finding.code, finding.elementId, finding.params])}
            finding={finding}
            number={index + 1}
            panel={props}
          />
        ))}
      </ul>
    </section>
  );
}
