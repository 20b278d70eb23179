import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { CatalogueVersion, ClassHistory, KeptClass } from '../../../api/contract/catalogue.ts';
import { type ClassChange, compareClasses } from '../../../domain/catalogue/compare-classes.ts';
import { SidePanel } from '../../layout/side-panel.tsx';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { pathTo } from '../cases/case-list-address.ts';
import { type ClassKey, type ShownClass, useClassHistory } from './catalogue-queries.ts';
import { ConditionLines, type CountedCondition } from './condition-lines.tsx';
import { PeriodLine } from './period-line.tsx';
import { useDifferenceWords } from './use-difference-words.ts';
import { useResponsible } from './use-responsible.ts';

export type ClassAct = 'edit' | 'retire' | 'restore';

interface FactsProps {
  readonly of: ShownClass;
  /** Open cases of it that the reader sees. */
  readonly open: number;
  readonly version: CatalogueVersion | undefined;
}

function Facts({ of, open, version }: FactsProps) {
  const { t, pick, number } = useWords();
  const responsible = useResponsible()(of);
  const unit = responsible?.unit ?? t('catalogue.noUnit');
  return (
    <dl className="bh-facts bh-class-facts">
      <dt>{t('catalogue.code')}</dt>
      <dd>
        {t(`catalogue.kind.${of.kind}`)} <span className="bh-mono">{of.code}</span>
      </dd>
      <dt>{t('catalogue.major')}</dt>
      <dd>{pick(of.major, of.majorEn)}</dd>
      <dt>{t('catalogue.unit')}</dt>
      <dd>
        {responsible === undefined || responsible.elsewhere === 0
          ? unit
          : t('catalogue.elsewhere', { unit, count: number(responsible.elsewhere) })}{' '}
        <Link to={`/responsibilities?q=${of.code}`}>{t('catalogue.toTable')}</Link>
      </dd>
      <dt>{t('catalogue.cases')}</dt>
      <dd>
        {t('catalogue.open', { count: number(open) })}{' '}
        <Link to={casesPath(of)}>{t('catalogue.toCases')}</Link>
      </dd>
      <dt>{t('catalogue.keywords')}</dt>
      <dd>{of.keywords?.join(' · ')}</dd>
      {version === undefined ? null : (
        <>
          <dt>{t('catalogue.source')}</dt>
          <dd>
            {version.standard}
            {version.source === version.standard ? null : (
              <div className="bh-3 bh-sm">{version.source}</div>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}

/** All cases of the class, whichever version they were filed under. */
const casesPath = ({ kind, code }: ClassKey): string =>
  pathTo({ q: '', filter: { category: `${kind}:${code}` }, sort: 'createdAt' });

type Open = ClassHistory['open'][number];

const saysSame = (one: CountedCondition['condition'], other: CountedCondition['condition']) =>
  one.text === other.text &&
  one.limit.amount === other.limit.amount &&
  one.limit.unit === other.limit.unit &&
  one.closingText === other.closingText;

/** Open cases by the condition as it is now; what was filed under another one stands apart. */
function countedBy(of: ShownClass, open: readonly Open[] | undefined) {
  const rest = new Set(open);
  const now = of.conditions.map((condition): CountedCondition => {
    const same = [...rest].filter(
      (entry) => entry.condition !== null && saysSame(entry.condition, condition),
    );
    for (const entry of same) rest.delete(entry);
    return {
      condition,
      open: open === undefined ? null : same.reduce((sum, { cases }) => sum + cases, 0),
    };
  });
  const former = [...rest].flatMap(({ condition, cases }) =>
    condition === null ? [] : [{ condition, open: cases }],
  );
  const unfiled = [...rest]
    .filter(({ condition }) => condition === null)
    .reduce((sum, { cases }) => sum + cases, 0);
  return { now, former, unfiled };
}

function Conditions({
  of,
  open,
}: {
  readonly of: ShownClass;
  readonly open: readonly Open[] | undefined;
}) {
  const { t, number } = useWords();
  const { now, former, unfiled } = countedBy(of, open);
  return (
    <>
      <section>
        <h3>{t('catalogue.conditions')}</h3>
        {now.length === 0 ? <p className="bh-bad">{t('catalogue.noCondition')}</p> : null}
        <ConditionLines conditions={now} />
        {unfiled === 0 ? null : (
          <p className="bh-3 bh-sm">
            {t('catalogue.unfiled')} · {t('catalogue.open', { count: number(unfiled) })}
          </p>
        )}
      </section>
      {former.length === 0 ? null : (
        <section>
          <h3>{t('catalogue.former')}</h3>
          <p className="bh-3 bh-sm">{t('catalogue.formerText')}</p>
          <ConditionLines conditions={former} />
        </section>
      )}
    </>
  );
}

const changeOf = (now: KeptClass | null, before: KeptClass | null): ClassChange['change'] => {
  if (now === null) return 'retired';
  return before === null ? 'added' : 'changed';
};

function History({ periods }: Pick<ClassHistory, 'periods'>) {
  const { t } = useWords();
  const said = useDifferenceWords();
  return (
    <section>
      <h3>{t('catalogue.history')}</h3>
      <ol className="bh-lines">
        {periods.map(({ period, class: now }, index) => {
          const before = periods[index + 1]?.class ?? null;
          const change = changeOf(now, before);
          return (
            <li key={period.since}>
              <span className="bh-tag">{t(`catalogue.change.${change}`)}</span>
              <b>{period.note}</b>
              <div className="bh-class-period">
                <PeriodLine period={{ ...period, until: null }} />
              </div>
              {now === null || before === null ? null : (
                <ul className="bh-class-said bh-2 bh-sm">
                  {compareClasses(before, now).map((difference) => {
                    const words = said(difference);
                    return <li key={words}>{words}</li>;
                  })}
                </ul>
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}

interface ClassPanelProps {
  readonly of: ClassKey;
  readonly inForce: CatalogueVersion | undefined;
  readonly onAct: (act: ClassAct, of: ShownClass, open: number) => void;
  readonly onClose: () => void;
}

interface BodyProps {
  readonly data: ClassHistory;
  readonly of: ShownClass;
  readonly inForce: CatalogueVersion | undefined;
}

function Body({ data, of, inForce }: BodyProps) {
  return (
    <>
      <Facts of={of} open={openOf(data)} version={inForce} />
      <Conditions of={of} open={data.open} />
      <History periods={data.periods} />
    </>
  );
}

/** What may be done with a class: whether it is in force decides. */
function Acts({
  retired,
  onAct,
}: {
  readonly retired: boolean;
  readonly onAct: (act: ClassAct) => void;
}) {
  const { t } = useWords();
  const acts: readonly ClassAct[] = retired ? ['restore'] : ['edit', 'retire'];
  return acts.map((act) => (
    <Button
      key={act}
      onClick={() => {
        onAct(act);
      }}
    >
      {t(`catalogue.${act}`)}
    </Button>
  ));
}

const openOf = ({ open }: ClassHistory): number => open.reduce((sum, { cases }) => sum + cases, 0);

/** As the class is, or was last, and whether it is retired. */
const stateOf = (data: ClassHistory | undefined) => {
  const { periods = [] } = data ?? {};
  return {
    shown: periods.find((entry) => entry.class !== null)?.class ?? null,
    retired: periods[0]?.class === null,
    open: data === undefined ? 0 : openOf(data),
  };
};

/** One class: conditions with what is open under them, who answers, where it comes from, its changes. */
export function ClassPanel({ of, inForce, onAct, onClose }: ClassPanelProps) {
  const { t, name } = useWords();
  const mayWrite = useSession().permissions.includes('catalogue.write');
  const query = useClassHistory(of);
  const { data } = query;
  const { shown, retired, open } = stateOf(data);
  const acts = mayWrite && shown !== null && (
    <Acts
      retired={retired}
      onAct={(act) => {
        onAct(act, shown, open);
      }}
    />
  );
  return (
    <SidePanel
      title={shown === null ? of.code : name(shown)}
      note={retired ? <span className="bh-tag warn">{t('catalogue.retiredTag')}</span> : undefined}
      foot={acts === false ? undefined : acts}
      onClose={onClose}
    >
      <PagePending asked={[query]} />
      {shown === null || data === undefined ? null : (
        <Body data={data} of={shown} inForce={inForce} />
      )}
    </SidePanel>
  );
}
