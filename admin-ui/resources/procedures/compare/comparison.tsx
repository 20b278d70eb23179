import { useQuery } from '@tanstack/react-query';
import { useTranslate } from 'ra-core';
import { useMemo, type ReactNode } from 'react';
import { ProcedureDiagram } from '../../../diagram/procedure-diagram.tsx';
import type { DiagramMarking } from '../../../diagram/marking.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { ElementChange, PropertyChange } from './compare.ts';

export interface ComparisonProps {
  /** What stands over the two drawings. */
  readonly titles: { readonly old: string; readonly draft: string };
  readonly old: string;
  readonly draft: string;
}

const none: DiagramMarking = { active: [], completed: [], cancelled: [], taken: [] };

const idsOf = (changes: readonly ElementChange[], kind: ElementChange['kind']): string[] =>
  changes.filter((change) => change.kind === kind).map(({ element }) => element);

/** `outcome[done].label` is the label of the outcome `done`. */
const partsOf = (property: string): { readonly word: string; readonly of: string } => ({
  word: property.replaceAll(/\[[^\]]*\]/gu, ''),
  of: /\[(?<of>[^\]]*)\]/u.exec(property)?.groups?.['of'] ?? '',
});

function Property({ change: { property, was, is } }: { readonly change: PropertyChange }) {
  const translate = useTranslate();
  const { english } = useWords();
  const { word, of } = partsOf(property);
  const [open, close] = english ? [' (', ')'] : ['（', '）'];
  const words = translate(`procedures.property.${word.replaceAll('.', '-')}`, { _: word });
  return (
    <>
      <dt className="bh-3">{of === '' ? words : `${words}${open}${of}${close}`}</dt>
      <dd>
        {was === null ? null : <del>{was}</del>}
        {was === null || is === null ? null : ' → '}
        {is === null ? null : <span>{is}</span>}
      </dd>
    </>
  );
}

function Change({ change }: { readonly change: ElementChange }) {
  const { t, name } = useWords();
  const translate = useTranslate();
  return (
    <li>
      <span className={`bh-tag ${change.kind === 'removed' ? 'bad' : 'info'}`}>
        {t(`procedures.change.${change.kind}`)}
      </span>{' '}
      <b>{name(change) === '' ? change.element : name(change)}</b>{' '}
      <span className="bh-3 bh-xs">
        {translate(`procedures.kind.${change.type}`, { _: change.type })} · {change.element}
      </span>
      {change.properties.length === 0 ? null : (
        <dl>
          {change.properties.map((property) => (
            <Property key={property.property} change={property} />
          ))}
        </dl>
      )}
    </li>
  );
}

function Side({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section aria-label={title}>
      <header>{title}</header>
      {children}
    </section>
  );
}

/** One text beside another that came of it, and every change in words. */
export function Comparison({ titles, old, draft }: ComparisonProps) {
  const { t } = useWords();
  const { data: changes, isError } = useQuery({
    queryKey: ['comparison', old, draft],
    queryFn: async () => (await import('./compare.ts')).compareDiagrams(old, draft),
    staleTime: Infinity,
  });
  const [left, right] = useMemo((): readonly [DiagramMarking, DiagramMarking] => {
    if (changes === undefined) return [none, none];
    const active = idsOf(changes, 'changed');
    return [
      { ...none, active, cancelled: idsOf(changes, 'removed') },
      { ...none, active, completed: idsOf(changes, 'added') },
    ];
  }, [changes]);
  return (
    <>
      <p className="bh-3 bh-xs">{t('procedures.legend')}</p>
      <div className="sides">
        <Side title={titles.old}>
          <ProcedureDiagram xml={old} marking={left} label={titles.old} />
        </Side>
        <Side title={titles.draft}>
          <ProcedureDiagram xml={draft} marking={right} label={titles.draft} />
        </Side>
      </div>
      <h2>{t('procedures.changes')}</h2>
      {isError ? <p role="alert">{t('procedures.notCompared')}</p> : null}
      {changes?.length === 0 ? <p className="bh-3">{t('procedures.noChanges')}</p> : null}
      <ul className="changes">
        {(changes ?? []).map((change) => (
          <Change key={`${change.kind} ${change.element}`} change={change} />
        ))}
      </ul>
    </>
  );
}
