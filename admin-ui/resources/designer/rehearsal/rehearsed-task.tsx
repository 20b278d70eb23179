import Button from '@mui/material/Button';
import { useWords } from '../../../messages/use-words.ts';
import type { OpenedTask } from './outside.ts';
import type { Doing } from './rehearsal-parts.tsx';

/** A task that somebody would have, with its outcomes. */
export function RehearsedTask({
  task,
  nameOf,
  data,
  happen,
}: Doing & { readonly task: OpenedTask }) {
  const words = useWords();
  const { t, pick } = words;
  const { instance, element, outcomes, role, unit } = task;
  const complete = (outcome: string | null): void => {
    if (data !== null) {
      happen({
        type: 'complete',
        instance,
        variables: data,
        ...(outcome === null ? {} : { outcome }),
      });
    }
  };
  return (
    <li>
      <b>{nameOf(element)}</b>
      <span className="bh-3 bh-sm">
        {role === null
          ? t('designer.rehearsal.nobody')
          : t('designer.rehearsal.offered', { role: words.code('role', role), unit: unit ?? '–' })}
      </span>
      <span className="bh-rehearsal-outcomes">
        {outcomes.length === 0 ? (
          <Button
            size="small"
            disabled={data === null}
            onClick={() => {
              complete(null);
            }}
          >
            {t('designer.rehearsal.complete')}
          </Button>
        ) : (
          outcomes.map(({ code, label, labelEn }) => (
            <Button
              key={code}
              size="small"
              disabled={data === null}
              onClick={() => {
                complete(code);
              }}
            >
              {pick(label, labelEn)}
            </Button>
          ))
        )}
      </span>
    </li>
  );
}
