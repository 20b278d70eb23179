import Button from '@mui/material/Button';
import { useState } from 'react';
import type { IncidentDetail } from '../../../api/contract/incidents.ts';
import { useWords } from '../../messages/use-words.ts';
import { RepairDialog } from './repair-dialog.tsx';
import { RepairFields } from './repair-fields.tsx';
import { useRepairForm } from './use-repair-form.ts';
import { useRepair, type WantedRepair } from './use-repair.ts';

/** The three repairs; what changes the case is confirmed first (screens section 5). */
export function RepairCard({ incident }: { readonly incident: IncidentDetail }) {
  const { t, code } = useWords();
  const repair = useRepair(incident);
  const form = useRepairForm(incident);
  const [tried, setTried] = useState(false);
  const [asked, setAsked] = useState<WantedRepair | null>(null);
  const { allowed, reason } = incident.repair;
  const broken = form.kind === 'edit-and-retry' && form.wanted === null;

  const run = async (wanted: WantedRepair): Promise<void> => {
    if (await repair.run(wanted)) form.forget();
  };
  const press = (): void => {
    setTried(true);
    if (form.wanted?.kind === 'retry') void run(form.wanted);
    else setAsked(form.wanted);
  };
  const confirm = async (wanted: WantedRepair): Promise<void> => {
    await run(wanted);
    setAsked(null);
  };
  return (
    <section className="bh-card repair" aria-label={t('incidents.repairTitle')}>
      <header>
        <h2>{t('incidents.repairTitle')}</h2>
      </header>
      <div className="body">
        <RepairFields form={form} skippable={incident.skippable} tried={tried} />
        {repair.refusal === null ? null : (
          <p className="bh-bad" role="alert">
            {repair.refusal}
          </p>
        )}
        <p className="bh-row">
          <Button
            variant="contained"
            disabled={!allowed || repair.sending || broken}
            onClick={press}
          >
            {t(repair.sending ? 'incidents.sending' : `incidents.repair.${form.kind}.verb`)}
          </Button>
          {reason === null ? null : <span className="bh-3 bh-sm">{code('reason', reason)}</span>}
        </p>
      </div>
      {asked === null ? null : (
        <RepairDialog
          incident={incident}
          wanted={asked}
          sending={repair.sending}
          onClose={() => {
            setAsked(null);
          }}
          onConfirm={() => {
            void confirm(asked);
          }}
        />
      )}
    </section>
  );
}
