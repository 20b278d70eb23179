import HourglassBottom from '@mui/icons-material/HourglassBottom';
import ReportOutlined from '@mui/icons-material/ReportOutlined';
import { useMemo } from 'react';
import type { BoardCell } from '../../../api/contract/board.ts';
import type { Stage } from '../../../domain/stages.ts';
import { useTranslate } from 'ra-core';
import { useWords } from '../../messages/use-words.ts';
import { sameCell, type Cell } from './board-address.ts';
import { matrixOf, toneOf, type CellCounts, type MatrixRow } from './matrix-rows.ts';
import './matrix.css';

function Counts({ counts }: { readonly counts: CellCounts }) {
  const { number } = useWords();
  return (
    <span aria-hidden="true" className="counts">
      {counts.overdue === 0 ? null : (
        <b>
          <ReportOutlined className="bh-icon" />
          {number(counts.overdue)}
        </b>
      )}
      {counts.warn === 0 ? null : (
        <u>
          <HourglassBottom className="bh-icon" />
          {number(counts.warn)}
        </u>
      )}
      <s>{number(counts.open)}</s>
    </span>
  );
}

export interface MatrixProps {
  readonly cells: readonly BoardCell[];
  readonly chosen: readonly Cell[];
  /** A cell was pressed; `together` with the others. */
  readonly onPress: (cell: Cell, together: boolean) => void;
}

function useNames() {
  const translate = useTranslate();
  const { t, name, number } = useWords();
  return {
    unit: (unit: BoardCell['unit']): string => (unit === null ? t('board.noUnit') : name(unit)),
    stage: (stage: Stage | null): string =>
      stage === null ? t('board.noStage') : translate(`clocks.stage.${stage}`),
    counts: ({ overdue, warn, open }: CellCounts): string =>
      t('board.counts', { overdue: number(overdue), warn: number(warn), open: number(open) }),
  };
}

interface RowProps extends Omit<MatrixProps, 'cells'> {
  readonly row: MatrixRow;
  readonly columns: readonly (Stage | null)[];
}

function Row({ row, columns, chosen, onPress }: RowProps) {
  const names = useNames();
  return (
    <tr>
      <th scope="row" title={names.unit(row.unit)}>
        <span className="bh-cut">{names.unit(row.unit)}</span>
      </th>
      {columns.map((stage) => {
        const counts = row.cells.get(stage);
        if (counts === undefined) {
          return (
            <td key={stage ?? ''} className="nil">
              <span aria-hidden="true">·</span>
            </td>
          );
        }
        const cell: Cell = { unit: row.unit?.id ?? null, stage };
        return (
          <td key={stage ?? ''} className={toneOf(counts)}>
            <button
              type="button"
              aria-pressed={chosen.some((each) => sameCell(each, cell))}
              onClick={(event) => {
                onPress(cell, event.ctrlKey || event.metaKey);
              }}
            >
              <span className="bh-sr">
                {`${names.unit(row.unit)} ${names.stage(stage)}: ${names.counts(counts)}`}
              </span>
              <Counts counts={counts} />
            </button>
          </td>
        );
      })}
      <td className={`sum ${toneOf(row.sum)}`}>
        <Counts counts={row.sum} />
        <span className="bh-sr">{names.counts(row.sum)}</span>
      </td>
    </tr>
  );
}

interface TableProps extends Omit<MatrixProps, 'cells'> {
  readonly columns: readonly (Stage | null)[];
  readonly rows: readonly MatrixRow[];
}

function Table({ columns, rows, chosen, onPress }: TableProps) {
  const { t } = useWords();
  const names = useNames();
  return (
    <div className="frame">
      <table>
        <thead>
          <tr>
            <th scope="col">
              <span className="bh-sr">{t('cases.list.unit')}</span>
            </th>
            {columns.map((stage) => (
              <th key={stage ?? ''} scope="col">
                {names.stage(stage)}
              </th>
            ))}
            <th scope="col">{t('board.sum')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row
              key={row.unit?.id ?? ''}
              row={row}
              columns={columns}
              chosen={chosen}
              onPress={onPress}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Units by stages: overdue, warning, open. A cell narrows the list below; Ctrl takes several. */
export function Matrix({ cells, chosen, onPress }: MatrixProps) {
  const { t } = useWords();
  const { columns, rows } = useMemo(() => matrixOf(cells), [cells]);
  return (
    <section className="bh-card bh-matrix" aria-label={t('board.matrix')}>
      <header>
        <h2>{t('board.matrix')}</h2>
        {rows.length === 0 ? null : (
          <span className="bh-3 bh-sm hint">{t('board.matrixHint')}</span>
        )}
        <span className="bh-grow" />
        <span className="legend" aria-hidden="true">
          <span className="late">
            <ReportOutlined className="bh-icon" />
            {t('board.figure.overdue')}
          </span>
          <span className="warn">
            <HourglassBottom className="bh-icon" />
            {t('board.figure.warn')}
          </span>
          <span>{t('board.legendOpen')}</span>
        </span>
      </header>
      {rows.length === 0 ? (
        <p className="nothing bh-2">{t('board.noneOpen')}</p>
      ) : (
        <Table {...{ columns, rows, chosen, onPress }} />
      )}
    </section>
  );
}
