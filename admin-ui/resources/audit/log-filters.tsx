import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Button from '@mui/material/Button';
import { securityEventKinds } from '../../../domain/audit/security-event-types.ts';
import { HeadSearch } from '../../layout/head-search.tsx';
import { useWords } from '../../messages/use-words.ts';
import { DayFilter } from './day-filter.tsx';
import { isNarrowed, results, type LogAddress } from './log-address.ts';

interface FilterProps {
  readonly address: LogAddress;
  readonly onChange: (address: LogAddress) => void;
}

function Kind({ address, onChange }: FilterProps) {
  const { t } = useWords();
  return (
    <label className={address.kind === undefined ? 'bh-chip pick' : 'bh-chip pick on'}>
      <span>{t('audit.kindLabel')}</span>
      <select
        value={address.kind ?? ''}
        onChange={(event) => {
          const kind = securityEventKinds.find((each) => each === event.target.value);
          onChange({ ...address, kind });
        }}
      >
        <option value="">{t('audit.everyKind')}</option>
        {securityEventKinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`audit.kind.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

interface OnlyProps extends FilterProps {
  readonly name: 'by' | 'case';
  /** Whom or which one it is narrowed to, in words. */
  readonly value: string;
}

function Only({ name, value, address, onChange }: OnlyProps) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="bh-chip on"
      onClick={() => {
        onChange({ ...address, [name]: '' });
      }}
    >
      {t(`audit.only.${name}`, { value })}
      <CloseOutlined aria-label={t('audit.drop')} />
    </button>
  );
}

interface LogFiltersProps extends FilterProps {
  /** Whom and which case the log is narrowed to, as far as that is known. */
  readonly person: string | undefined;
  readonly caseNumber: string | undefined;
  /** Nothing fits, and the log itself offers to clear the filters. */
  readonly empty: boolean;
  readonly onClear: () => void;
  /** How often it was cleared: what was half typed is gone then too. */
  readonly cleared: number;
}

/** Search, kind, result, days, and whom or which case the log is narrowed to. */
export function LogFilters({
  address,
  onChange,
  person,
  caseNumber,
  empty,
  onClear,
  cleared,
}: LogFiltersProps) {
  const { t } = useWords();
  const part = { address, onChange };
  return (
    <>
      <HeadSearch
        label={t('audit.search')}
        value={address.q}
        onSearch={(q) => {
          onChange({ ...address, q });
        }}
      />
      <Kind {...part} />
      <fieldset className="bh-seg" aria-label={t('audit.resultLabel')}>
        {results.map((result) => (
          <button
            key={result}
            type="button"
            aria-pressed={address.result === result}
            onClick={() => {
              onChange({ ...address, result });
            }}
          >
            {t(`audit.result.${result}`)}
          </button>
        ))}
      </fieldset>
      {(['from', 'to'] as const).map((name) => (
        <DayFilter
          key={`${name} ${cleared}`}
          label={t(`audit.${name}`)}
          value={address[name]}
          onChange={(day) => {
            onChange({ ...address, [name]: day });
          }}
        />
      ))}
      {address.by === '' ? null : (
        <Only name="by" value={person ?? t('audit.thisPerson')} {...part} />
      )}
      {address.case === '' ? null : (
        <Only name="case" value={caseNumber ?? t('audit.thisCase')} {...part} />
      )}
      {isNarrowed(address) && !empty ? (
        <Button size="small" variant="text" onClick={onClear}>
          {t('audit.clear')}
        </Button>
      ) : null}
    </>
  );
}
