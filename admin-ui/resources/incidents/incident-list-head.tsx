import Button from '@mui/material/Button';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Search from '@mui/icons-material/Search';
import { useEffect, useState } from 'react';
import { useWords } from '../../messages/use-words.ts';
import { everyOpen, incidentStates, isNarrowed, type IncidentAddress } from './incident-address.ts';

const typingMillis = 300;

interface HeadProps {
  readonly address: IncidentAddress;
  readonly onChange: (address: IncidentAddress) => void;
}

/** What is typed goes into the address after a short rest, so that each letter is no request. */
function SearchField({ address, onChange }: HeadProps) {
  const { t } = useWords();
  const [text, setText] = useState(address.q);
  const [seen, setSeen] = useState(address.q);
  if (seen !== address.q) {
    setSeen(address.q);
    setText(address.q);
  }
  useEffect(() => {
    if (text === address.q) return undefined;
    const timer = setTimeout(() => {
      onChange({ ...address, q: text });
    }, typingMillis);
    return () => {
      clearTimeout(timer);
    };
  }, [text, address, onChange]);
  return (
    <TextField
      className="search"
      type="search"
      value={text}
      placeholder={t('incidents.search')}
      slotProps={{
        htmlInput: { 'aria-label': t('incidents.search'), maxLength: 100 },
        input: {
          startAdornment: (
            <InputAdornment position="start">
              <Search fontSize="small" />
            </InputAdornment>
          ),
        },
      }}
      onChange={(event) => {
        setText(event.target.value);
      }}
    />
  );
}

function Narrowing({ address, onChange }: HeadProps) {
  const { t, code } = useWords();
  const set = (['procedure', 'element', 'code', 'caseId'] as const).filter(
    (name) => address[name] !== '',
  );
  return set.map((name) => (
    <button
      key={name}
      type="button"
      className="bh-chip on"
      onClick={() => {
        onChange({ ...address, [name]: '' });
      }}
    >
      {t(`incidents.only.${name}`, {
        value: name === 'code' ? code('incident', address.code) : address[name],
      })}
      <CloseOutlined aria-label={t('incidents.drop')} />
    </button>
  ));
}

/** Title, count, state, search and what the list is narrowed to. */
export function IncidentListHead({
  address,
  count,
  more,
  onChange,
}: HeadProps & { readonly count: string | null; readonly more: boolean }) {
  const { t } = useWords();
  return (
    <header className="head">
      <h1>{t('incidents.title')}</h1>
      <output className="bh-3">
        {count === null ? '' : t(more ? 'incidents.countMore' : 'incidents.count', { count })}
      </output>
      <div className="filters">
        <fieldset className="bh-seg" aria-label={t('incidents.stateLabel')}>
          {incidentStates.map((state) => (
            <button
              key={state}
              type="button"
              aria-pressed={address.state === state}
              onClick={() => {
                onChange({ ...address, state });
              }}
            >
              {t(`incidents.state.${state}`)}
            </button>
          ))}
        </fieldset>
        <SearchField address={address} onChange={onChange} />
        <Narrowing address={address} onChange={onChange} />
        {isNarrowed(address) ? (
          <Button
            size="small"
            variant="text"
            onClick={() => {
              onChange({ ...everyOpen, state: address.state });
            }}
          >
            {t('incidents.clear')}
          </Button>
        ) : null}
      </div>
    </header>
  );
}
