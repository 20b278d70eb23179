import type { ChangedCell } from '../../../api/contract/responsibilities.ts';
import { useWords } from '../../messages/use-words.ts';
import { ChangeDialog } from '../organisation/change-dialog.tsx';
import type { Changing } from '../organisation/use-change.ts';
import type { PastedCells } from './pasted-cells.ts';
import type { TableWords } from './table-words.ts';

const sample = 5;
const shownFaults = 50;

export interface Asked {
  readonly cells: readonly ChangedCell[];
  /** Of a paste: how many cells are so already, and what was not understood. */
  readonly same: number;
  readonly faults: PastedCells['faults'];
}

interface AskDialogProps {
  readonly asked: Asked;
  readonly words: TableWords;
  readonly change: Changing;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
}

/** Before many cells are changed, or what was pasted: how many, five of them, what is left out. */
export function AskDialog({ asked, words, change, onSubmit, onClose }: AskDialogProps) {
  const { t, number } = useWords();
  const { cells, same, faults } = asked;
  const counted = (count: number) => ({ smart_count: count, count: number(count) });
  return (
    <ChangeDialog
      title={
        cells.length === 0
          ? t('responsibilities.nothing')
          : t('responsibilities.ask.title', counted(cells.length))
      }
      verb={t('responsibilities.ask.verb', counted(cells.length))}
      change={change}
      ready={cells.length > 0}
      onSubmit={onSubmit}
      onClose={onClose}
    >
      <ul className="bh-lines">
        {cells.slice(0, sample).map((cell) => (
          <li key={`${cell.kind} ${cell.classCode} ${cell.grid ?? ''}`}>
            {t('responsibilities.ask.row', {
              class: words.class(cell),
              grid: words.grid(cell.grid ?? null),
              before: words.unit(cell.before ?? null),
              unit: words.unit(cell.unit ?? null),
            })}
          </li>
        ))}
        {cells.length > sample ? (
          <li className="bh-3">{t('responsibilities.ask.more', counted(cells.length - sample))}</li>
        ) : null}
      </ul>
      {same > 0 ? <p className="bh-3">{t('responsibilities.ask.same', counted(same))}</p> : null}
      {faults.length === 0 ? null : (
        <section className="bh-cell-faults">
          <h3>{t('responsibilities.ask.faults', counted(faults.length))}</h3>
          <ul>
            {faults.slice(0, shownFaults).map(({ line, text, fault }) => (
              <li key={`${line} ${text}`}>
                {t('responsibilities.ask.line', {
                  line,
                  text,
                  why: t(`responsibilities.ask.fault.${fault}`),
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <p className="bh-notice">{t('responsibilities.hint')}</p>
    </ChangeDialog>
  );
}
