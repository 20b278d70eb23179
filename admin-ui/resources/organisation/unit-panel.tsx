import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import type { UnitDetail } from '../../../api/contract/organisation.ts';
import type { Unit } from '../../../api/contract/reference.ts';
import { Holder } from '../../fields/holder.tsx';
import { useToast } from '../../layout/use-toast.ts';
import { PagePending } from '../../layout/page-pending.tsx';
import { useWords } from '../../messages/use-words.ts';
import { useSession } from '../../providers/session.ts';
import { HistoryList } from './history-list.tsx';
import { setUnitOpen, useUnit } from './organisation-queries.ts';
import { ChangeUnitDialog, NewUnitDialog } from './unit-form.tsx';
import { useChange, wordsOfUse } from './use-change.ts';

interface PanelProps {
  readonly id: string;
  readonly units: readonly Unit[];
  readonly onGo: (id: string) => void;
}

function Facts({ unit, units }: { readonly unit: UnitDetail; readonly units: readonly Unit[] }) {
  const words = useWords();
  const { t, name } = words;
  const above = units.find(({ id }) => id === unit.parentId);
  const use = wordsOfUse(unit.use, words);
  return (
    <dl className="bh-facts">
      <dt>{t('organisation.unit.nameEn')}</dt>
      <dd>{unit.nameEn === '' ? t('organisation.none') : unit.nameEn}</dd>
      <dt>{t('organisation.unit.parent')}</dt>
      <dd>{above === undefined ? t('organisation.none') : name(above)}</dd>
      <dt>{t('organisation.unit.leads')}</dt>
      <dd className="leads">
        {unit.leads.length === 0
          ? t('organisation.unit.noLead')
          : unit.leads.map((lead) => (
              <Link key={lead.id} to={`/people/${encodeURIComponent(lead.id)}`}>
                <Holder person={lead} unit={null} />
              </Link>
            ))}
      </dd>
      <dt>{t('organisation.unit.use')}</dt>
      <dd>{use === '' ? t('organisation.unit.unused') : use}</dd>
      <dt>{t('organisation.unit.id')}</dt>
      <dd className="bh-mono">{unit.id}</dd>
    </dl>
  );
}

/** What may be done with the unit; what is refused says why on the same line. */
function Operations({ unit, units, onGo }: PanelProps & { readonly unit: UnitDetail }) {
  const words = useWords();
  const { t, name } = words;
  const toast = useToast();
  const change = useChange();
  const [dialog, setDialog] = useState<'change' | 'new' | null>(null);
  const use = wordsOfUse(unit.use, words);
  const isCentre = unit.kind === 'centre';
  const setOpen = (open: boolean): void => {
    void change.run(async () => {
      const { version } = await setUnitOpen(unit.id, open, unit.version);
      toast.undoable(
        t(open ? 'organisation.unit.opened' : 'organisation.unit.closed', { name: name(unit) }),
        () => {
          void change.run(async () => {
            await setUnitOpen(unit.id, !open, version);
          });
        },
      );
    });
  };
  const close = (): void => {
    setDialog(null);
  };
  return (
    <div className="operations">
      <Button
        onClick={() => {
          setDialog('change');
        }}
      >
        {t('organisation.unit.edit')}
      </Button>
      <Button
        disabled={!unit.active}
        onClick={() => {
          setDialog('new');
        }}
      >
        {t('organisation.unit.newBelow')}
      </Button>
      {isCentre ? null : (
        <Button
          disabled={change.sending || (unit.active && use !== '')}
          onClick={() => {
            setOpen(!unit.active);
          }}
        >
          {t(unit.active ? 'organisation.unit.close' : 'organisation.unit.open')}
        </Button>
      )}
      {unit.active && use !== '' && !isCentre ? (
        <span className="bh-3 bh-sm">{t('organisation.unit.inUse', { use })}</span>
      ) : null}
      {change.refusal === null ? null : (
        <p className="bh-field-error" role="alert">
          {change.refusal.text}
        </p>
      )}
      {dialog === 'change' ? <ChangeUnitDialog unit={unit} units={units} onClose={close} /> : null}
      {dialog === 'new' ? (
        <NewUnitDialog units={units} parentId={unit.id} onMade={onGo} onClose={close} />
      ) : null}
    </div>
  );
}

/** One unit: what it is, who leads it, what hangs on it, what was changed. */
export function UnitPanel(props: PanelProps) {
  const { id, units } = props;
  const { t, name } = useWords();
  const { permissions } = useSession();
  const query = useUnit(id);
  const unit = query.data;
  if (unit === undefined) {
    return <PagePending asked={[query]} what={t('organisation.tab.units')} />;
  }
  const nameOf = (of: string): string => {
    const found = units.find((known) => known.id === of);
    return found === undefined ? of : name(found);
  };
  return (
    <section className="bh-unit" aria-label={name(unit)}>
      <header>
        <h2>{name(unit)}</h2>
        <span className="bh-tag">{t(`organisation.kind.${unit.kind}`)}</span>
        {unit.active ? null : (
          <span className="bh-tag warn">{t('organisation.unit.isClosed')}</span>
        )}
      </header>
      {permissions.includes('organisation.write') ? (
        <Operations key={id} {...props} unit={unit} />
      ) : null}
      <Facts unit={unit} units={units} />
      <p className="links">
        <Link to={`/people?unit=${encodeURIComponent(id)}`}>{t('organisation.unit.people')}</Link>
      </p>
      <h3>{t('organisation.history')}</h3>
      <HistoryList changes={unit.history} nameOf={nameOf} />
    </section>
  );
}
