import PlayArrowOutlined from '@mui/icons-material/PlayArrowOutlined';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { AdHocActivities } from '../../../api/contract/cases.ts';
import { useWords } from '../../messages/use-words.ts';
import { ReasonDialog } from './reason-dialog.tsx';
import type { CaseActor } from './use-case-actor.ts';

interface PartProps {
  readonly open: AdHocActivities;
  readonly actor: CaseActor;
}

function Activity({
  open,
  activity,
  actor,
}: PartProps & { readonly activity: AdHocActivities['activities'][number] }) {
  const { t, code, name } = useWords();
  const start = (): void => {
    const body = { type: 'start-activity', target: open.id, element: activity.element };
    void actor.act({ kind: 'case' }, body, t('cases.activities.started', { name: name(activity) }));
  };
  return (
    <li>
      <span className="bh-grow">
        {name(activity)}
        {activity.role === null ? null : (
          <span className="bh-3 bh-sm bh-dot">{code('role', activity.role)}</span>
        )}
      </span>
      {activity.reason === null ? null : (
        <span className="bh-3 bh-sm">{code('reason', activity.reason)}</span>
      )}
      <Button
        size="small"
        disabled={!activity.allowed || actor.sending}
        aria-label={t('cases.activities.startNamed', { name: name(activity) })}
        onClick={start}
      >
        <PlayArrowOutlined className="bh-icon" aria-hidden="true" />
        {t('cases.activities.start')}
      </Button>
    </li>
  );
}

function EndDialog({ open, actor, onClose }: PartProps & { readonly onClose: () => void }) {
  const { t, code, name } = useWords();
  return (
    <ReasonDialog
      title={t('cases.activities.endTitle', { name: name(open) })}
      verb={code('action', 'end-activities')}
      actor={actor}
      required={false}
      kept={`end-activities.${open.id}`}
      send={(reason) =>
        actor.act(
          { kind: 'case' },
          { type: 'end-activities', target: open.id, ...(reason === '' ? {} : { reason }) },
          t('cases.activities.ended', { name: name(open) }),
        )
      }
      onClose={onClose}
    >
      <p className="bh-2 bh-sm">
        {t(open.cancelsRemaining ? 'cases.activities.endCancels' : 'cases.activities.endWaits')}
      </p>
    </ReasonDialog>
  );
}

function OpenPart({ open, actor }: PartProps) {
  const { t, code, name } = useWords();
  const [ending, setEnding] = useState(false);
  const { activities, end } = open;
  return (
    <section className="bh-card bh-activities" aria-label={name(open)}>
      <header>
        <h2>{name(open)}</h2>
        <span className="bh-3 bh-sm hint">
          {t(activities.length === 0 ? 'cases.activities.oneAtATime' : 'cases.activities.hint')}
        </span>
        {end === null ? (
          <span className="bh-3 bh-sm">{t('cases.activities.endsItself')}</span>
        ) : (
          <>
            {end.reason === null ? null : (
              <span className="bh-3 bh-sm">{code('reason', end.reason)}</span>
            )}
            <Button
              size="small"
              disabled={!end.allowed || actor.sending}
              onClick={() => {
                setEnding(true);
              }}
            >
              {code('action', 'end-activities')}
            </Button>
          </>
        )}
      </header>
      <ul>
        {activities.map((activity) => (
          <Activity key={activity.element} open={open} activity={activity} actor={actor} />
        ))}
      </ul>
      {ending ? (
        <EndDialog
          open={open}
          actor={actor}
          onClose={() => {
            setEnding(false);
          }}
        />
      ) : null}
    </section>
  );
}

/** What people may start now, where the procedure leaves that to them, and the way to end it. */
export function ActivitiesCards({
  adHoc,
  actor,
}: {
  readonly adHoc: readonly AdHocActivities[];
  readonly actor: CaseActor;
}) {
  return adHoc.map((open) => <OpenPart key={open.id} open={open} actor={actor} />);
}
