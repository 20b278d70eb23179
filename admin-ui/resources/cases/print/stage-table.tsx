import type { StageProgress } from '../../../../api/contract/cases.ts';
import { ledgerTimeWords } from '../../../clocks/date-words.ts';
import { durationWords } from '../../../clocks/duration-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';

const columns = ['stage', 'state', 'entered', 'left', 'used', 'by'] as const;

/** Every stage with its times. */
export function StageTable({ stages }: { readonly stages: readonly StageProgress[] }) {
  const { t, name } = useWords();
  const { tongue, zone } = useDateRule();
  const time = (at: string | null): string =>
    at === null ? '' : ledgerTimeWords(Date.parse(at), zone);
  return (
    <section>
      <h2>{t('print.stages')}</h2>
      <table className="stages">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column}>{t(`print.stageColumns.${column}`)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stages.map((step) => {
            const stage = t(`clocks.stage.${step.stage}`);
            return (
              <tr key={step.stage} className={step.state}>
                <th scope="row">
                  {step.count > 1 ? t('print.times', { stage, count: step.count }) : stage}
                </th>
                <td>{t(`print.stageState.${step.state}`)}</td>
                <td className="when">{time(step.enteredAt)}</td>
                <td className="when">{time(step.leftAt)}</td>
                <td>
                  {step.usedMillis === null || step.state === 'future'
                    ? ''
                    : durationWords(step.usedMillis, tongue, { round: 'down', seconds: true })}
                </td>
                <td>{step.by === null ? '' : name(step.by)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
