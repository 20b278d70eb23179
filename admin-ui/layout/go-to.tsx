import Search from '@mui/icons-material/Search';
import Autocomplete from '@mui/material/Autocomplete';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useState } from 'react';
import { useNavigate } from 'react-router';
import type { CaseSummary } from '../../api/contract/cases.ts';
import { StageMark } from '../clocks/stage-mark.tsx';
import { SecrecyMark } from '../fields/secrecy-mark.tsx';
import { useWords } from '../messages/use-words.ts';
import { apiFetch, withQuery } from '../providers/api-fetch.ts';
import { useShortcuts } from './keyboard/shortcuts.ts';

const shown = 6;
const shortest = 2;

interface Found {
  readonly data: readonly CaseSummary[];
}

const nothing: readonly CaseSummary[] = [];

function useFound(query: string): {
  readonly found: readonly CaseSummary[];
  readonly searching: boolean;
} {
  const wanted = useDeferredValue(query.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['go-to', wanted],
    enabled: wanted.length >= shortest,
    staleTime: 30_000,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      apiFetch<Found>(
        withQuery('/api/cases', { perPage: shown, filter: JSON.stringify({ q: wanted }) }),
        {
          signal,
        },
      ),
  });
  return {
    found: wanted.length < shortest ? nothing : (data?.data ?? nothing),
    searching: isFetching,
  };
}

/** Search and go-to-number in the top bar (`/` or `Ctrl K`): case number, title, place, caller. */
export function GoTo() {
  const { t } = useWords();
  const navigate = useNavigate();
  const id = useId();
  const [query, setQuery] = useState('');
  const { found, searching } = useFound(query);
  const wanted = query.trim();
  const field = (): HTMLInputElement | null => document.querySelector(`#${CSS.escape(id)}`);
  const focus = (): void => {
    field()?.focus();
    field()?.select();
  };
  useShortcuts({ '/': focus, 'Ctrl+k': focus }, 0);
  const go = (path: string): void => {
    setQuery('');
    field()?.blur();
    void navigate(path);
  };
  return (
    <Autocomplete<CaseSummary, false, false, true>
      id={id}
      className="bh-goto-box"
      freeSolo
      autoHighlight
      clearOnBlur={false}
      value={null}
      inputValue={query}
      options={[...found]}
      loading={searching && wanted.length >= shortest}
      loadingText={t('frame.search.searching')}
      filterOptions={(options) => options}
      getOptionLabel={(option) => (typeof option === 'string' ? option : option.number)}
      onInputChange={(_event, text, reason) => {
        if (reason === 'input' || reason === 'clear') {
          setQuery(text);
        }
      }}
      onChange={(_event, chosen) => {
        if (typeof chosen === 'string') {
          go(`/cases?filter=${encodeURIComponent(JSON.stringify({ q: chosen.trim() }))}`);
        } else if (chosen !== null) {
          go(`/cases/${chosen.id}`);
        }
      }}
      slotProps={{ paper: { className: 'bh-goto-paper' } }}
      renderOption={(props, one) => (
        <li {...props} key={one.id}>
          <span className="bh-goto-number">{one.number}</span>
          <span className="bh-grow bh-cut">{one.title}</span>
          <SecrecyMark secrecy={one.secrecy} />
          {one.stage === null ? null : <StageMark stage={one.stage} />}
        </li>
      )}
      renderInput={(params) => (
        <search className="bh-goto" ref={params.slotProps.input.ref}>
          <Search className="bh-icon" aria-hidden="true" />
          <input
            {...params.slotProps.htmlInput}
            type="text"
            aria-label={t('frame.search.label')}
            spellCheck={false}
            placeholder={t('frame.search.placeholder')}
          />
          <kbd className="bh-kbd">/</kbd>
        </search>
      )}
    />
  );
}
