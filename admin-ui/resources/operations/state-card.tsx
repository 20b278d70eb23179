import CheckCircleOutline from '@mui/icons-material/CheckCircleOutlined';
import HourglassBottom from '@mui/icons-material/HourglassBottom';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import type { ReactNode } from 'react';
import { useWords } from '../../messages/use-words.ts';
import type { Judgement, Subject } from './judge-operations.ts';

const icons: { readonly [J in Judgement]: ReactNode } = {
  fine: <CheckCircleOutline aria-hidden="true" />,
  warn: <HourglassBottom aria-hidden="true" />,
  bad: <ReportOutlined aria-hidden="true" />,
};

/** How something is, in a form and a word. */
export function StateMark({ state }: { readonly state: Judgement }) {
  const { t } = useWords();
  return (
    <span className={`bh-state ${state}`}>
      {icons[state]}
      {t(`operations.state.${state}`)}
    </span>
  );
}

interface StateCardProps {
  readonly subject: Subject;
  readonly state: Judgement;
  readonly facts: readonly (readonly [string, ReactNode])[];
  readonly wide?: boolean;
  readonly children?: ReactNode;
}

/** One part of the centre: how it is, and its figures. */
export function StateCard({ subject, state, facts, wide = false, children }: StateCardProps) {
  const { t } = useWords();
  return (
    <section className={wide ? 'bh-card wide' : 'bh-card'}>
      <header>
        <h2 className="bh-grow">{t(`operations.subject.${subject}`)}</h2>
        <StateMark state={state} />
      </header>
      <div className="body">
        {facts.length === 0 ? null : (
          <dl className="bh-facts">
            {facts.map(([name, value]) => (
              <div key={name} className="fact">
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        )}
        {children}
      </div>
    </section>
  );
}
