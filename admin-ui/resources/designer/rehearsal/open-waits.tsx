import { dueWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { Outside } from './outside.ts';
import { Group, Press, type Doing } from './rehearsal-parts.tsx';
import type { RehearsalUse } from './use-rehearsal.ts';

/** Timers, messages, services and incidents that can happen now. */
export function OpenWaits({
  outside,
  use,
  nameOf,
  data,
  happen,
}: Doing & {
  readonly use: RehearsalUse;
  readonly outside: Outside;
}) {
  const { t } = useWords();
  const rule = useDateRule();
  const variables = data ?? {};
  const { timers, subscriptions, services, incidents } = outside;
  return (
    <>
      {timers.length + subscriptions.length === 0 ? null : (
        <Group words={t('designer.rehearsal.waits')}>
          <ul>
            {timers.map(({ timer, element, due }) => {
              const time = due === null ? null : dueWords(due, rule);
              return (
                <Press
                  key={timer}
                  name={nameOf(element)}
                  note={
                    time === null
                      ? t('designer.rehearsal.noCalendar')
                      : t('designer.rehearsal.due', { time })
                  }
                  presses={[
                    [
                      t('designer.rehearsal.fire'),
                      () => {
                        use.happenAt(due ?? use.rehearsal.now, { type: 'timer', timer });
                      },
                    ],
                  ]}
                />
              );
            })}
            {subscriptions.map(({ subscription, element, message }) => (
              <Press
                key={subscription}
                name={nameOf(element)}
                note={message}
                presses={[
                  [
                    t('designer.rehearsal.receive'),
                    () => {
                      happen({ type: 'message', subscription, variables });
                    },
                  ],
                ]}
              />
            ))}
          </ul>
        </Group>
      )}
      {services.length === 0 ? null : (
        <Group words={t('designer.rehearsal.services')}>
          <ul>
            {services.map(({ instance, element, service }) => (
              <Press
                key={instance}
                name={nameOf(element)}
                note={service}
                presses={[
                  [
                    t('designer.rehearsal.answer'),
                    () => {
                      happen({ type: 'service-completed', instance, variables });
                    },
                  ],
                  [
                    t('designer.rehearsal.fail'),
                    () => {
                      const code = 'failed';
                      happen({ type: 'incident', instance, code, message: service });
                    },
                  ],
                ]}
              />
            ))}
          </ul>
        </Group>
      )}
      {incidents.length === 0 ? null : (
        <Group words={t('designer.rehearsal.incidents')}>
          <ul>
            {incidents.map(({ instance, element, message }) => (
              <Press
                key={instance}
                name={nameOf(element)}
                note={message}
                presses={[
                  [
                    t('designer.rehearsal.retry'),
                    () => {
                      happen({ type: 'repair', instance, repair: { kind: 'retry', variables } });
                    },
                  ],
                  [
                    t('designer.rehearsal.skip'),
                    () => {
                      const reason = t('designer.rehearsal.title');
                      const repair = { kind: 'skip', reason, variables } as const;
                      happen({ type: 'repair', instance, repair });
                    },
                  ],
                ]}
              />
            ))}
          </ul>
        </Group>
      )}
    </>
  );
}
