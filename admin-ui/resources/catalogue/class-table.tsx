import { Fragment } from 'react';
import { limitWords } from '../../clocks/duration-words.ts';
import { useTongue } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ClassKey, ShownClass } from './catalogue-queries.ts';
import { useResponsible } from './use-responsible.ts';

interface ClassTableProps {
  readonly classes: readonly ShownClass[];
  /** Under their groups; else in the order of the search. */
  readonly grouped: boolean;
  readonly chosen: string;
  readonly onOpen: (key: ClassKey) => void;
}

const columns = ['code', 'name', 'conditions', 'unit'] as const;

interface RowProps {
  readonly of: ShownClass;
  readonly on: boolean;
  readonly unit: string | null | undefined;
  readonly grouped: boolean;
  readonly onOpen: () => void;
}

function Row({ of, on, unit, grouped, onOpen }: RowProps) {
  const { t, name, number } = useWords();
  const tongue = useTongue();
  const limits = [...new Set(of.conditions.map(({ limit }) => limitWords(limit, tongue)))];
  return (
    <tr className={on ? 'on' : ''}>
      <td className="bh-mono">{of.code}</td>
      <td className="whole">
        <button type="button" className="open" onClick={onOpen}>
          {name(of)}
        </button>{' '}
        {grouped ? null : <span className="bh-3 bh-sm">{t(`catalogue.kind.${of.kind}`)}</span>}
      </td>
      <td data-label={t('catalogue.column.conditions')}>
        {of.conditions.length === 0 ? (
          <span className="bh-bad">{t('catalogue.noCondition')}</span>
        ) : (
          <>
            {t('catalogue.conditionCount', {
              smart_count: of.conditions.length,
              count: number(of.conditions.length),
            })}{' '}
            <span className="bh-3 bh-sm">{limits.join(' · ')}</span>
          </>
        )}
      </td>
      <td data-label={t('catalogue.column.unit')}>
        {unit === null ? <span className="bh-bad">{t('catalogue.noUnit')}</span> : unit}
      </td>
    </tr>
  );
}

/** Classes with their conditions and who answers for them; a press opens one beside the table. */
export function ClassTable({ classes, grouped, chosen, onOpen }: ClassTableProps) {
  const { t, pick, number } = useWords();
  const responsible = useResponsible();
  const groups = Map.groupBy(classes, ({ kind, major }) => (grouped ? `${kind} ${major}` : ''));
  return (
    <section className="bh-card bh-scroll-x" aria-label={t('catalogue.classes')}>
      <table className="bh-table bh-stacked bh-catalogue">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`catalogue.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {[...groups].map(([group, rows]) => {
          const [first] = rows;
          if (first === undefined) return null;
          return (
            <Fragment key={group}>
              <tbody>
                {group === '' ? null : (
                  <tr className="group">
                    <th scope="rowgroup" colSpan={columns.length}>
                      {t('catalogue.group', {
                        major: pick(first.major, first.majorEn),
                        kind: t(`catalogue.kind.${first.kind}`),
                      })}{' '}
                      <span className="bh-3">{number(rows.length)}</span>
                    </th>
                  </tr>
                )}
                {rows.map((of) => (
                  <Row
                    key={of.id}
                    of={of}
                    on={`${of.kind}:${of.code}` === chosen}
                    unit={responsible(of)?.unit}
                    grouped={grouped}
                    onOpen={() => {
                      onOpen(of);
                    }}
                  />
                ))}
              </tbody>
            </Fragment>
          );
        })}
      </table>
    </section>
  );
}
