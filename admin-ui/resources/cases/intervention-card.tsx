import Button from '@mui/material/Button';
import { useState } from 'react';
import type { CaseInterventions } from '../../../api/contract/interventions.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import type { ElementNames } from './element-names.ts';
import { InterventionDialog } from './intervention-dialog.tsx';
import { writtenData } from './intervention-data.ts';
import { LackingData } from './lacking-data.tsx';
import { ReasonDialog } from './reason-dialog.tsx';
import type { CaseActor } from './use-case-actor.ts';
import './intervention.css';

type Pending = NonNullable<CaseInterventions['pending']>;

interface CardProps {
  readonly caseId: string;
  readonly offered: CaseInterventions;
  readonly names: ElementNames;
  readonly actor: CaseActor;
}

/** "From 处置 to 结案", "处置 withdrawn, the case goes on behind it", "limit = …". */
function useAskedFor({
  offered,
  names,
}: Pick<CardProps, 'offered' | 'names'>): (pending: Pending) => string {
  const { t, name } = useWords();
  const placed = (id: string): string => {
    const place = offered.leave.find((one) => one.id === id);
    return place === undefined ? id : name(place) || place.element;
  };
  const stepOf = (id: string | null): string => {
    const body = offered.bodies.find(
      (one) => one.id === id || one.signers.some((signer) => signer.id === id),
    );
    return body === undefined ? '' : name(body) || body.element;
  };
  const tellers: { readonly [K in Pending['kind']]: (pending: Pending) => string } = {
    jump: ({ leave, enter }) =>
      t('cases.intervention.jump', {
        from: leave.map(placed).join(t('ledger.and')),
        to: enter === null ? '' : names.element(enter),
      }),
    'cancel-scope': ({ scope, goOn }) =>
      t(goOn === true ? 'cases.intervention.goesOn' : 'cases.intervention.endsThere', {
        scope: scope === null ? '' : placed(scope),
      }),
    'set-variables': ({ variables }) =>
      Object.entries(variables)
        .map(([variable, value]) => `${variable} = ${writtenData(value)}`)
        .join(t('ledger.and')),
    'add-signer': ({ signing, signer, person, unit }) =>
      t(`cases.intervention.signing.${signer === null ? 'added' : 'cameBack'}`, {
        step: stepOf(signing),
        name: whoIs(person, unit),
      }),
    'remove-signer': ({ signer, person, unit, expected }) =>
      t(`cases.intervention.signing.${expected === true ? 'removedForNow' : 'removed'}`, {
        step: stepOf(signer),
        name: whoIs(person, unit),
      }),
  };
  const whoIs = (person: Pending['person'], unit: Pending['unit']): string => {
    const who = person ?? unit;
    return who === null ? t('cases.intervention.signing.one') : name(who);
  };
  return (pending) => tellers[pending.kind](pending);
}

function PendingPart({
  offered,
  names,
  actor,
  pending,
}: Omit<CardProps, 'caseId'> & { readonly pending: Pending }) {
  const { t, code, name } = useWords();
  const rule = useDateRule();
  const askedFor = useAskedFor({ offered, names });
  const [refusing, setRefusing] = useState(false);
  const { approve, refuse } = offered;
  return (
    <>
      <div className="asked">
        <p>
          <strong>{t(`cases.intervention.kind.${pending.kind}`)}</strong>
          <span className="bh-dot">{askedFor(pending)}</span>
        </p>
        <p className="bh-2 bh-sm">{pending.reason}</p>
        <LackingData names={names} lacking={pending.lacking} />
        <p className="bh-3 bh-sm">
          {t('cases.intervention.by', {
            name: pending.by === null ? '' : name(pending.by),
            time: dateWords(Date.parse(pending.at), rule),
          })}
          {approve.reason === null ? null : (
            <span className="bh-dot">{code('reason', approve.reason)}</span>
          )}
        </p>
      </div>
      <div className="answer">
        <Button
          size="small"
          variant="contained"
          disabled={!approve.allowed || actor.sending}
          onClick={() => {
            const body = { type: 'approve-intervention', intervention: pending.id };
            void actor.act({ kind: 'case' }, body, t('cases.intervention.done'));
          }}
        >
          {code('action', 'approve-intervention')}
        </Button>
        <Button
          size="small"
          disabled={!refuse.allowed || actor.sending}
          onClick={() => {
            setRefusing(true);
          }}
        >
          {code('action', 'refuse-intervention')}
        </Button>
      </div>
      {refusing ? (
        <ReasonDialog
          title={code('action', 'refuse-intervention')}
          verb={code('action', 'refuse-intervention')}
          actor={actor}
          required
          send={(reason) =>
            actor.act(
              { kind: 'case' },
              { type: 'refuse-intervention', intervention: pending.id, reason },
              t('cases.intervention.refused'),
            )
          }
          kept={`refuse-intervention.${pending.id}`}
          onClose={() => {
            setRefusing(false);
          }}
        >
          <p className="bh-2 bh-sm">{askedFor(pending)}</p>
        </ReasonDialog>
      ) : null}
    </>
  );
}

/** What administrators may do where no diagram foresees it: one asks, another agrees. */
export function InterventionCard({ caseId, offered, names, actor }: CardProps) {
  const { t, code } = useWords();
  const [asking, setAsking] = useState(false);
  const { pending, request } = offered;
  return (
    <section className="bh-card bh-intervention" aria-label={t('cases.intervention.title')}>
      <header>
        <h2>{t('cases.intervention.title')}</h2>
        <span className="bh-3 bh-sm hint">{t('cases.intervention.hint')}</span>
        {pending === null ? (
          <Button
            size="small"
            disabled={!request.allowed || actor.sending}
            aria-description={request.reason === null ? '' : code('reason', request.reason)}
            onClick={() => {
              setAsking(true);
            }}
          >
            {code('action', 'request-intervention')}
          </Button>
        ) : null}
      </header>
      {pending === null ? null : (
        <PendingPart offered={offered} names={names} actor={actor} pending={pending} />
      )}
      {asking ? (
        <InterventionDialog
          caseId={caseId}
          offered={offered}
          actor={actor}
          onClose={() => {
            setAsking(false);
          }}
        />
      ) : null}
    </section>
  );
}
