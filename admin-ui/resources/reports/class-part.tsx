import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Check from '@mui/icons-material/Check';
import { useTranslate } from 'ra-core';
import { useState } from 'react';
import type { Urgency } from '../../../domain/stages.ts';
import { SearchStart } from '../../fields/search-start.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { PartProps } from './caller-part.tsx';
import {
  useCatalogueTrouble,
  useClassSearch,
  type Catalogue,
  type ClassRow,
  type Proposal,
} from './open-case-queries.ts';
import { Conditions, Consequences } from './conditions.tsx';
import { MustAsk } from './must-ask.tsx';

const noClasses: readonly ClassRow[] = [];

export interface ClassPartProps extends PartProps {
  readonly catalogue: Catalogue | undefined;
  readonly guesses: readonly ClassRow[];
  readonly chosen: ClassRow | null;
  readonly proposal: Proposal | undefined;
  /** What will be sent: the chosen one, or the condition's. */
  readonly urgency: Urgency;
  readonly onClass: (row: ClassRow | null) => void;
}

function ClassChips({
  rows,
  chosen,
  onClass,
}: {
  readonly rows: readonly ClassRow[];
  readonly chosen: ClassRow | null;
  readonly onClass: ClassPartProps['onClass'];
}) {
  const translate = useTranslate();
  const { name } = useWords();
  return (
    <div className="chips">
      {rows.map((row) => {
        const on = row.id === chosen?.id;
        return (
          <button
            key={row.id}
            type="button"
            className={on ? 'bh-chip on' : 'bh-chip'}
            aria-pressed={on}
            onClick={() => {
              onClass(on ? null : row);
            }}
          >
            {on ? <Check aria-hidden="true" /> : null}
            {on ? <span>{translate(`reports.kinds.${row.kind}`)}</span> : null}
            <span className={on ? 'bh-dot close bh-cut' : 'bh-cut'}>{name(row)}</span>
          </button>
        );
      })}
    </div>
  );
}

/** Search, or the guesses; Enter confirms the first one shown. */
function ClassChoice({ catalogue, guesses, chosen, complaints, onClass }: ClassPartProps) {
  const translate = useTranslate();
  const [query, setQuery] = useState('');
  const searched = useClassSearch(query, catalogue?.classes ?? noClasses);
  const found = query.trim() === '' ? guesses : searched;
  const rows =
    chosen === null || found.some((row) => row.id === chosen.id) ? found : [chosen, ...found];
  const pick = (row: ClassRow | null): void => {
    setQuery('');
    onClass(row);
  };
  return (
    <div className="class-choice" data-field="class">
      <TextField
        value={query}
        error={complaints.class !== undefined}
        helperText={complaints.class}
        placeholder={translate('reports.search')}
        slotProps={{
          htmlInput: { 'aria-label': translate('reports.class') },
          input: {
            startAdornment: <SearchStart />,
          },
        }}
        onChange={(event) => {
          setQuery(event.target.value);
        }}
        onKeyDown={(event) => {
          const first = found[0];
          if (
            event.key === 'Enter' &&
            !event.ctrlKey &&
            !event.nativeEvent.isComposing &&
            first !== undefined
          ) {
            event.preventDefault();
            pick(first);
          }
        }}
      />
      <ClassChips rows={rows} chosen={chosen} onClass={pick} />
      {query.trim() !== '' && found.length === 0 ? (
        <p className="bh-3 bh-sm">{translate('reports.noClass')}</p>
      ) : null}
    </div>
  );
}

/** Without the catalogue a report can still be registered. */
function NoCatalogue() {
  const { t } = useWords();
  const again = useCatalogueTrouble();
  return again === null ? null : (
    <p className="bh-row no-catalogue" role="alert">
      <span className="bh-bad bh-grow">{t('reports.noCatalogue')}</span>
      <Button size="small" onClick={again}>
        {t('admin.again')}
      </Button>
    </p>
  );
}

/** Class and filing condition, then the questions that are always asked (screens d, 5 and 6). */
export function ClassPart(props: ClassPartProps) {
  const translate = useTranslate();
  return (
    <section className="bh-card part class">
      <header>
        <span className="no">5</span>
        <h2>{translate('reports.class')}</h2>
      </header>
      <NoCatalogue />
      <ClassChoice {...props} />
      <Conditions {...props} />
      <Consequences {...props} />
      <MustAsk {...props} />
    </section>
  );
}
