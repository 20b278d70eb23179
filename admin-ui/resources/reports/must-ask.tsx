import Button from '@mui/material/Button';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import { useTranslate } from 'ra-core';
import type { Urgency } from '../../../domain/stages.ts';
import type { PartProps } from './caller-part.tsx';
import { asks, type Ask } from './open-case-draft.ts';

interface MustAskProps extends PartProps {
  readonly urgency: Urgency;
}

function Asked({ ask, draft, change, urgency }: MustAskProps & { readonly ask: Ask }) {
  const translate = useTranslate();
  const answers = [
    { value: true, label: translate('form.yes') },
    { value: false, label: translate('form.no') },
  ];
  const words = translate(`reports.asks.${ask}`);
  return (
    <>
      <div className="ask">
        <span className="bh-grow">{words}</span>
        <fieldset className="bh-seg" aria-label={words}>
          {answers.map(({ value, label }) => (
            <button
              key={label}
              type="button"
              aria-pressed={draft.asked[ask] === value}
              onClick={() => {
                change({ asked: { ...draft.asked, [ask]: value } });
              }}
            >
              {label}
            </button>
          ))}
        </fieldset>
      </div>
      {draft.asked[ask] === true ? (
        <div className="bh-emergency" role="alert">
          <ReportOutlined aria-hidden="true" />
          <span className="bh-grow">{translate(`reports.emergency.${ask}`)}</span>
          <Button
            size="small"
            color="error"
            disabled={urgency === 'critical'}
            onClick={() => {
              change({ urgency: 'critical' });
            }}
          >
            {translate(
              urgency === 'critical' ? 'reports.emergency.raised' : 'reports.emergency.raise',
            )}
          </Button>
        </div>
      ) : null}
    </>
  );
}

/** The questions that are always asked; a yes points to emergency help. */
export function MustAsk(props: MustAskProps) {
  const { complaints } = props;
  const translate = useTranslate();
  return (
    <div className="asks" data-field="asks">
      <h3>
        <span className="no">6</span>
        {translate('reports.mustAsk')}{' '}
        <span className="bh-3 bh-sm">{translate('reports.mustAskHint')}</span>
      </h3>
      {asks.map((ask) => (
        <Asked key={ask} ask={ask} {...props} />
      ))}
      {complaints.asks === undefined ? null : (
        <p className="bh-bad bh-xs" role="alert">
          {complaints.asks}
        </p>
      )}
    </div>
  );
}
