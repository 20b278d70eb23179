import Button from '@mui/material/Button';
import OutlinedInput from '@mui/material/OutlinedInput';
import { useState } from 'react';
import { useParams } from 'react-router';
import { useKeptFields } from '../../../forms/use-kept-fields.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { RehearsalUse } from './use-rehearsal.ts';

/** What was rehearsed under a name, to be played again on the diagram as it is now. */
export function Scenarios({ use }: { readonly use: RehearsalUse }) {
  const { t } = useWords();
  const { key = '' } = useParams();
  const { typed, change, forget } = useKeptFields(`scenario.${key}`, { name: '' });
  const { name } = typed;
  const [said, setSaid] = useState('');
  const label = t('designer.rehearsal.name');
  return (
    <section className="bh-rehearsal-group" aria-label={t('designer.rehearsal.scenarios')}>
      <h3>{t('designer.rehearsal.scenarios')}</h3>
      <ul>
        {use.scenarios.map((scenario) => (
          <li key={scenario.name}>
            <b className="bh-cut">{scenario.name}</b>
            <span className="bh-3 bh-sm">
              {t('designer.rehearsal.step', { count: scenario.steps.length })}
            </span>
            <span className="bh-rehearsal-outcomes">
              <Button
                size="small"
                onClick={() => {
                  const differs = use.play(scenario);
                  setSaid(
                    differs === null
                      ? t('designer.rehearsal.same')
                      : t('designer.rehearsal.differs', { ...differs }),
                  );
                }}
              >
                {t('designer.rehearsal.play')}
              </Button>
              <Button
                size="small"
                onClick={() => {
                  use.drop(scenario.name);
                }}
              >
                {t('designer.rehearsal.drop')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <output className="bh-sm">{said}</output>
      <span className="bh-row">
        <OutlinedInput
          fullWidth
          placeholder={label}
          value={name}
          inputProps={{ 'aria-label': label, maxLength: 80 }}
          onChange={(event) => {
            change({ name: event.target.value });
          }}
        />
        <Button
          size="small"
          disabled={name.trim() === '' || use.rehearsal.steps.length === 0}
          onClick={() => {
            use.save(name.trim());
            forget();
            setSaid(t('designer.rehearsal.saved'));
          }}
        >
          {t('designer.rehearsal.save')}
        </Button>
      </span>
    </section>
  );
}
