import Search from '@mui/icons-material/Search';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useId, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from 'react-router';
import type { CaseSummary } from '../../api/contract/cases.ts';
import { StageMark } from '../clocks/stage-mark.tsx';
import { useWords } from '../messages/use-words.ts';
import { apiFetch, withQuery } from '../providers/api-fetch.ts';
import { useShortcuts } from './keyboard/shortcuts.ts';

const shown = 6;
const shortest = 2;

interface Found {
  readonly data: readonly CaseSummary[];
}

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
        { signal },
      ),
  });
  return { found: wanted.length < shortest ? [] : (data?.data ?? []), searching: isFetching };
}

/** Search and go-to-number in the top bar (`/` or `Ctrl K`): case number, title, place, caller. */
export function GoTo() {
  const { t } = useWords();
  const navigate = useNavigate();
  const field = useRef<HTMLInputElement>(null);
  const listId = useId();
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const { found, searching } = useFound(query);
  const focus = (): void => {
    field.current?.focus();
    field.current?.select();
  };
  useShortcuts({ '/': focus, 'Ctrl+k': focus }, 0);

  const all = `/cases?filter=${encodeURIComponent(JSON.stringify({ q: query.trim() }))}`;
  const go = (path: string): void => {
    setOpen(false);
    setQuery('');
    field.current?.blur();
    void navigate(path);
  };
  const keyed: Readonly<Record<string, () => void>> = {
    ArrowDown: () => {
      setAt(Math.min(at + 1, found.length));
    },
    ArrowUp: () => {
      setAt(Math.max(at - 1, 0));
    },
    Enter: () => {
      const chosen = found[at];
      if (query.trim() !== '') {
        go(chosen === undefined ? all : `/cases/${chosen.id}`);
      }
    },
    Escape: () => {
      setOpen(false);
      field.current?.blur();
    },
  };
  const press = (event: KeyboardEvent): void => {
    const act = keyed[event.key];
    if (act !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault();
      act();
    }
  };
  const showing = open && query.trim().length >= shortest;
  return (
    <search className="bh-goto">
      <Search className="bh-icon" aria-hidden="true" />
      <input
        ref={field}
        value={query}
        role="combobox"
        aria-label={t('frame.search.label')}
        aria-expanded={showing}
        aria-controls={listId}
        aria-activedescendant={showing ? `${listId}-${at}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={t('frame.search.placeholder')}
        onChange={(event) => {
          setQuery(event.target.value);
          setOpen(true);
          setAt(0);
        }}
        onFocus={() => {
          setOpen(true);
        }}
        onBlur={() => {
          setOpen(false);
        }}
        onKeyDown={press}
      />
      <kbd className="bh-kbd">/</kbd>
      {showing ? (
        <ul
          className="bh-goto-list"
          id={listId}
          role="listbox"
          aria-label={t('frame.search.label')}
          // A press must not take the focus from the field before it counts.
          onMouseDown={(event) => {
            event.preventDefault();
          }}
        >
          {found.map((one, index) => (
            <li
              key={one.id}
              id={`${listId}-${index}`}
              role="option"
              aria-selected={index === at}
              onClick={() => {
                go(`/cases/${one.id}`);
              }}
            >
              <span className="bh-goto-number">{one.number}</span>
              <span className="bh-grow bh-cut">{one.title}</span>
              {one.stage === null ? null : <StageMark stage={one.stage} />}
            </li>
          ))}
          <li
            id={`${listId}-${found.length}`}
            role="option"
            aria-selected={at === found.length}
            className="bh-2"
            onClick={() => {
              go(all);
            }}
          >
            {searching && found.length === 0
              ? t('frame.search.searching')
              : t('frame.search.all', { query: query.trim() })}
          </li>
        </ul>
      ) : null}
    </search>
  );
}
