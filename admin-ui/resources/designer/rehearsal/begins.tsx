import Button from '@mui/material/Button';
import { startableActivities } from '../../../../bpmn/engine/startable-activities.ts';
import { eventStartsOf } from '../../../../bpmn/model/event-starts.ts';
import { useWords } from '../../../messages/use-words.ts';
import { Group, Press, type Doing } from './rehearsal-parts.tsx';
import { stateOf } from './rehearsal.ts';
import type { RehearsalUse } from './use-rehearsal.ts';

interface BeginsProps extends Pick<Doing, 'nameOf'> {
  readonly use: RehearsalUse;
}

/** What can be begun inside ad-hoc sub-processes. */
export function Activities({ use, nameOf }: BeginsProps) {
  const { t } = useWords();
  const scopes = startableActivities(use.rehearsal.procedure, stateOf(use.rehearsal));
  if (scopes.length === 0) {
    return null;
  }
  return (
    <Group words={t('designer.rehearsal.activities')}>
      <ul>
        {scopes.map(({ instance, element, activities, endable }) => (
          <Press
            key={instance}
            name={nameOf(element)}
            presses={[
              ...activities.map(
                (activity) =>
                  [
                    nameOf(activity.element),
                    () => {
                      const { element: begun } = activity;
                      use.happen({ type: 'start-activity', instance, element: begun });
                    },
                  ] as const,
              ),
              ...(endable
                ? [
                    [
                      t('designer.rehearsal.endActivities'),
                      () => {
                        use.happen({ type: 'end-activities', instance });
                      },
                    ] as const,
                  ]
                : []),
            ]}
          />
        ))}
      </ul>
    </Group>
  );
}

/** By what a new case starts. */
export function Starts({ use, nameOf, data }: BeginsProps & Pick<Doing, 'data'>) {
  const { t } = useWords();
  const { procedure } = use.rehearsal;
  const plain = procedure.starts.length > 0 ? [null] : [];
  const begins = [...plain, ...eventStartsOf(procedure).map(({ element }) => element)];
  return (
    <Group words={t('designer.rehearsal.startBy')}>
      <span className="bh-rehearsal-outcomes">
        {begins.map((element) => (
          <Button
            key={element ?? ''}
            size="small"
            variant="contained"
            disabled={data === null}
            onClick={() => {
              use.start(element, data ?? {});
            }}
          >
            {element === null ? t('designer.rehearsal.plainStart') : nameOf(element)}
          </Button>
        ))}
      </span>
    </Group>
  );
}
