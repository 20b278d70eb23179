import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { GridDetail } from '../../../api/contract/grids.ts';
import type { Unit } from '../../../api/contract/reference.ts';
import { areaOf } from '../../../domain/grids/coverage.ts';
import { ringOf } from '../../../domain/grids/ring.ts';
import { Holder } from '../../fields/holder.tsx';
import { useToast } from '../../layout/use-toast.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { HistoryList } from '../organisation/history-list.tsx';
import { useChange, wordsOfUse } from '../organisation/use-change.ts';
import { useAreaWords } from './coverage-card.tsx';
import { setGridOpen, useGrid } from './grid-queries.ts';

function Operations({ grid, onEdit }: { readonly grid: GridDetail; readonly onEdit: () => void }) {
  const words = useWords();
  const { t, name } = words;
  const toast = useToast();
  const change = useChange();
  const use = wordsOfUse(grid.use, words);
  const setOpen = (open: boolean): void => {
    void change.run(async () => {
      const { version } = await setGridOpen(grid.id, open, grid.version);
      toast.undoable(t(open ? 'grids.opened' : 'grids.closed', { name: name(grid) }), () => {
        void change.run(async () => {
          await setGridOpen(grid.id, !open, version);
        });
      });
    });
  };
  return (
    <div className="operations">
      <Button onClick={onEdit}>{t('grids.edit')}</Button>
      <Button
        disabled={change.sending || (grid.active && use !== '')}
        onClick={() => {
          setOpen(!grid.active);
        }}
      >
        {t(grid.active ? 'grids.close' : 'grids.open')}
      </Button>
      {grid.active && use !== '' ? (
        <span className="bh-3 bh-sm">{t('grids.inUse', { use })}</span>
      ) : null}
      {change.refusal === null ? null : (
        <p className="bh-field-error" role="alert">
          {change.refusal.text}
        </p>
      )}
    </div>
  );
}

interface PanelProps {
  readonly id: string;
  readonly units: readonly Unit[];
  readonly mayWrite: boolean;
  readonly onEdit: () => void;
}

/** One grid: whose it is, who works there, what hangs on it, what was changed. */
export function GridPanel({ id, units, mayWrite, onEdit }: PanelProps) {
  const words = useWords();
  const { t, name, number } = words;
  const areaWords = useAreaWords();
  const query = useGrid(id);
  const { data: grid } = query;
  if (grid === undefined) return <PagePending asked={[query]} />;
  const ring = ringOf(grid.polygon) ?? [];
  const use = wordsOfUse(grid.use, words);
  const nameOf = (of: string): string => {
    const unit = units.find((known) => known.id === of);
    return unit === undefined ? of : name(unit);
  };
  return (
    <section className="bh-unit" aria-label={name(grid)}>
      <header>
        <h2>{name(grid)}</h2>
        {grid.active ? null : <span className="bh-tag warn">{t('grids.isClosed')}</span>}
      </header>
      {mayWrite ? <Operations key={id} grid={grid} onEdit={onEdit} /> : null}
      <dl className="bh-facts">
        <dt>{t('grids.unit')}</dt>
        <dd>{name(grid.unit)}</dd>
        <dt>{t('grids.area')}</dt>
        <dd>{areaWords(areaOf(ring))}</dd>
        <dt>{t('grids.corners')}</dt>
        <dd>{number(ring.length)}</dd>
        <dt>{t('grids.workers')}</dt>
        <dd className="leads">
          {grid.workers.length === 0 ? (
            <span className="bh-bad">{t('grids.noWorkers')}</span>
          ) : (
            grid.workers.map((worker) => (
              <Link key={worker.id} to={`/people/${encodeURIComponent(worker.id)}`}>
                <Holder person={worker} unit={null} />
              </Link>
            ))
          )}
        </dd>
        <dt>{t('grids.use')}</dt>
        <dd>{use === '' ? t('grids.unused') : use}</dd>
      </dl>
      <p className="links">
        <Link to={`/people?role=grid&unit=${encodeURIComponent(grid.unit.id)}`}>
          {t('grids.assign')}
        </Link>
      </p>
      <h3>{t('organisation.history')}</h3>
      <HistoryList changes={grid.history} nameOf={nameOf} />
    </section>
  );
}
