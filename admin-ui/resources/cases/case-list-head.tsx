import Button from '@mui/material/Button';
import { useTranslate } from 'ra-core';
import { Link } from 'react-router';
import { stages } from '../../../domain/stages.ts';
import { ExportMenu } from '../../layout/export-menu.tsx';
import { HeadSearch } from '../../layout/head-search.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { useNamedUnit, useUnits } from '../../providers/use-units.ts';
import { SavedLinks } from '../saved-views/saved-links.tsx';
import { SaveView } from '../saved-views/save-view.tsx';
import { ClassFilter } from './class-filter.tsx';
import {
  caseStates,
  listQuery,
  isFiltered,
  listClockStates,
  listSorts,
  pathOf,
  pathTo,
  queryOf,
  shortFilters,
  type CaseListAddress,
  type ShortFilterName,
} from './case-list-address.ts';

interface FilterProps {
  readonly address: CaseListAddress;
  readonly onChange: (address: CaseListAddress) => void;
}

function useChoices(
  name: ShortFilterName,
  chosen: string,
): readonly { readonly value: string; readonly label: string }[] {
  const translate = useTranslate();
  const { name: nameOf } = useWords();
  const units = useUnits();
  const own = useNamedUnit(name === 'unit' ? chosen : '');
  // A closed unit still has cases: what the list is narrowed to stands there.
  const offered = own === undefined || units.includes(own) ? units : [...units, own];
  const choices: {
    readonly [F in ShortFilterName]: () => readonly { value: string; label: string }[];
  } = {
    state: () => caseStates.map((value) => ({ value, label: translate(`cases.state.${value}`) })),
    stage: () => stages.map((value) => ({ value, label: translate(`clocks.stage.${value}`) })),
    unit: () => offered.map((unit) => ({ value: unit.id, label: nameOf(unit) })),
    clockState: () =>
      listClockStates.map((value) => ({ value, label: translate(`clocks.state.${value}`) })),
  };
  return choices[name]();
}

const titleKeys = {
  state: 'cases.list.state',
  stage: 'cases.list.stage',
  unit: 'cases.list.unit',
  clockState: 'cases.list.clock',
} as const;

const sortKeys = {
  createdAt: 'cases.list.sortCreated',
  dueAt: 'cases.list.sortDue',
  endedAt: 'cases.list.sortEnded',
} as const;

function Filter({ name, address, onChange }: FilterProps & { readonly name: ShortFilterName }) {
  const translate = useTranslate();
  const value = address.filter[name] ?? '';
  const choices = useChoices(name, value);
  const title = translate(titleKeys[name]);
  return (
    <label className={value === '' ? 'bh-chip pick' : 'bh-chip pick on'}>
      <span>{title}</span>
      <select
        value={value}
        aria-label={title}
        onChange={(event) => {
          onChange({ ...address, filter: { ...address.filter, [name]: event.target.value } });
        }}
      >
        <option value="">{translate('cases.list.any')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Title, count, search, filters and order. */
export function ListHead({
  address,
  onChange,
  total,
  more,
}: FilterProps & { readonly total: number | null; readonly more: boolean }) {
  const translate = useTranslate();
  const { number } = useWords();
  const { permissions } = useSession();
  return (
    <header className="head">
      <h1>{translate('cases.list.title')}</h1>
      <output className="bh-3">
        {total === null
          ? ''
          : translate(more ? 'cases.list.countMore' : 'cases.list.count', { count: number(total) })}
      </output>
      <span className="bh-grow" />
      <ExportMenu
        path="/api/cases/export"
        query={listQuery(address)}
        total={total ?? undefined}
        totalIsLowerBound={more}
      />
      {permissions.includes('report.create') ? (
        <Button component={Link} to="/reports/new">
          {translate('cases.list.open')}
        </Button>
      ) : null}
      <div className="filters">
        <HeadSearch
          label={translate('cases.list.search')}
          value={address.q}
          onSearch={(q) => {
            onChange({ ...address, q });
          }}
        />
        {shortFilters.map((name) => (
          <Filter key={name} name={name} address={address} onChange={onChange} />
        ))}
        <ClassFilter address={address} onChange={onChange} />
        {isFiltered(address) && total !== 0 ? (
          <Button
            size="small"
            variant="text"
            onClick={() => {
              onChange({ q: '', filter: {}, sort: address.sort });
            }}
          >
            {translate('cases.list.clear')}
          </Button>
        ) : null}
        <SaveView list="cases" query={queryOf(address)} />
        <span className="bh-grow" />
        <fieldset className="bh-seg" aria-label={translate('cases.list.sort')}>
          {listSorts.map((sort) => (
            <button
              key={sort}
              type="button"
              aria-pressed={address.sort === sort}
              onClick={() => {
                onChange({ ...address, sort });
              }}
            >
              {translate(sortKeys[sort])}
            </button>
          ))}
        </fieldset>
      </div>
      <nav className="saved" aria-label={translate('savedViews.title')}>
        <SavedLinks list="cases" here={pathTo(address)} pathOf={pathOf} />
      </nav>
    </header>
  );
}
