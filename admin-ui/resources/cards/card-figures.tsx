import ReportOutlined from '@mui/icons-material/ReportOutlined';
import type { CardReport } from '../../../api/contract/supervision.ts';
import { useWords } from '../../messages/use-words.ts';
import { cardChoices, type CardChoice } from './card-address.ts';
import { percentOf } from '../statistics/ratio.tsx';
import { countAll } from './count-cards.ts';
import '../../fields/figures.css';

export interface CardFiguresProps {
  readonly report: CardReport;
  readonly choice: CardChoice;
  readonly onChoose: (choice: CardChoice) => void;
}

/** Numbers that also choose what the list shows. */
export function CardFigures({ report, choice, onChoose }: CardFiguresProps) {
  const { t, number } = useWords();
  const { open, late, answered, bySystem } = report;
  const { blue, orange, red } = countAll(report.data).levels;
  const counts: { readonly [C in CardChoice]: number } = { all: open, late, answered, bySystem };
  const under: { readonly [C in CardChoice]: string } = {
    all: t('cards.under.all', { blue: number(blue), orange: number(orange), red: number(red) }),
    late:
      open === 0
        ? t('cards.under.lateNone')
        : t('cards.under.late', {
            share: percentOf({ numerator: late, denominator: open }),
            late: number(late),
            open: number(open),
          }),
    answered: t('cards.under.answered'),
    bySystem: t('cards.under.bySystem'),
  };
  return (
    <section className="bh-figures figures" aria-label={t('cards.figures')}>
      {cardChoices.map((each) => (
        <button
          key={each}
          type="button"
          className={each === 'late' && late > 0 ? 'figure overdue' : 'figure'}
          aria-pressed={choice === each}
          onClick={() => {
            onChoose(each);
          }}
        >
          <span>
            {each === 'late' ? <ReportOutlined className="bh-icon" aria-hidden="true" /> : null}
            {t(`cards.figure.${each}`)}
          </span>
          <b>{number(counts[each])}</b>
          <em>{under[each]}</em>
        </button>
      ))}
    </section>
  );
}
