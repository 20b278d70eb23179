import Button from '@mui/material/Button';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import { HeadSearch } from '../../layout/head-search.tsx';
import { useWords } from '../../messages/use-words.ts';
import { everyOpen, incidentStates, isNarrowed, type IncidentAddress } from './incident-address.ts';

interface HeadProps {
  readonly address: IncidentAddress;
  readonly onChange: (address: IncidentAddress) => void;
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
  total,
  more,
  onChange,
}: HeadProps & { readonly total: number | null; readonly more: boolean }) {
  const { t, number } = useWords();
  return (
    <header className="head">
      <h1>{t('incidents.title')}</h1>
      <output className="bh-3">
        {total === null
          ? ''
          : t(more ? 'incidents.countMore' : 'incidents.count', { count: number(total) })}
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
        <HeadSearch
          label={t('incidents.search')}
          value={address.q}
          onSearch={(q) => {
            onChange({ ...address, q });
          }}
        />
        <Narrowing address={address} onChange={onChange} />
        {isNarrowed(address) && total !== 0 ? (
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
