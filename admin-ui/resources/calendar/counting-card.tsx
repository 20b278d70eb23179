import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import OutlinedInput from '@mui/material/OutlinedInput';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import type { WorkDayRule } from '../../../domain/calendar/working-calendar.ts';
import { useWords } from '../../messages/use-words.ts';

interface CountingProps {
  readonly officeHours: readonly (readonly string[])[];
  readonly workDayRule: WorkDayRule;
  /** Null: it is looked at, not changed. */
  readonly onChange:
    | ((counting: {
        readonly officeHours: readonly (readonly string[])[];
        readonly workDayRule: WorkDayRule;
      }) => void)
    | null;
}

const rules = ['closeOfBusiness', 'eightHours'] as const satisfies readonly WorkDayRule[];

interface WindowsProps {
  readonly windows: readonly (readonly string[])[];
  readonly onChange: (windows: readonly (readonly string[])[]) => void;
}

function Windows({ windows, onChange }: WindowsProps) {
  const { t } = useWords();
  const change = (row: number, end: number, time: string): void => {
    onChange(
      windows.map((pair, index) =>
        index === row ? pair.map((old, side) => (side === end ? time : old)) : pair,
      ),
    );
  };
  return (
    <>
      {windows.map((pair, row) => (
        // oxlint-disable-next-line react/no-array-index-key -- windows have no other identity than their place
        <div className="bh-row" key={row}>
          {[0, 1].map((end) => (
            <OutlinedInput
              key={end}
              className="time"
              value={pair[end] ?? ''}
              placeholder="08:00"
              inputProps={{
                'aria-label': t(end === 0 ? 'calendar.windowFrom' : 'calendar.windowTo', {
                  number: row + 1,
                }),
                maxLength: 5,
              }}
              onChange={(event) => {
                change(row, end, event.target.value.trim());
              }}
            />
          ))}
          <IconButton
            aria-label={t('calendar.windowDrop', { number: row + 1 })}
            disabled={windows.length === 1}
            onClick={() => {
              onChange(windows.filter((_pair, index) => index !== row));
            }}
          >
            <CloseOutlined fontSize="small" />
          </IconButton>
        </div>
      ))}
      <Button
        size="small"
        disabled={windows.length >= 8}
        onClick={() => {
          onChange([...windows, ['', '']]);
        }}
      >
        {t('calendar.windowAdd')}
      </Button>
    </>
  );
}

/** Which hours of a working day count, and when a limit of working days ends. */
export function CountingCard({ officeHours, workDayRule, onChange }: CountingProps) {
  const { t } = useWords();
  return (
    <section className="bh-card">
      <header>
        <h2>{t('calendar.counting')}</h2>
      </header>
      <div className="body">
        <h3>{t('calendar.windows')}</h3>
        {onChange === null ? (
          <p>{officeHours.map((pair) => pair.join('–')).join(' · ')}</p>
        ) : (
          <Windows
            windows={officeHours}
            onChange={(windows) => {
              onChange({ officeHours: windows, workDayRule });
            }}
          />
        )}
        <h3>{t('calendar.rule')}</h3>
        {onChange === null ? (
          <p>{t(`calendar.rules.${workDayRule}`)}</p>
        ) : (
          <fieldset className="bh-radio-cards" aria-label={t('calendar.rule')}>
            {rules.map((rule) => (
              <label key={rule} className={`bh-radio-card${rule === workDayRule ? ' on' : ''}`}>
                <input
                  type="radio"
                  className="bh-radio"
                  checked={rule === workDayRule}
                  onChange={() => {
                    onChange({ officeHours, workDayRule: rule });
                  }}
                />
                {t(`calendar.rules.${rule}`)}
              </label>
            ))}
          </fieldset>
        )}
      </div>
    </section>
  );
}
