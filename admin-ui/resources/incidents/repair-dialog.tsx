import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { IncidentDetail } from '../../../api/contract/incidents.ts';
import { SecrecyMark } from '../../fields/secrecy-mark.tsx';
import { useWords } from '../../messages/use-words.ts';
import type { WantedRepair } from './use-repair.ts';

interface RepairDialogProps {
  readonly incident: IncidentDetail;
  readonly wanted: WantedRepair;
  readonly sending: boolean;
  readonly onClose: () => void;
  readonly onConfirm: () => void;
}

/** Names the thing and what would change; its button repeats the verb. */
export function RepairDialog(props: RepairDialogProps) {
  const { incident, wanted, sending, onClose, onConfirm } = props;
  const { t, pick } = useWords();
  const { kind, changes, reason } = wanted;
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      onClose={sending ? undefined : onClose}
      aria-labelledby="bh-repair-title"
    >
      <DialogTitle id="bh-repair-title">
        {t(`incidents.repair.${kind}.confirm`, {
          element: pick(incident.elementName, incident.elementNameEn),
        })}
      </DialogTitle>
      <DialogContent className="bh-repair-dialog">
        <p>
          <span className="bh-mono bh-2">{incident.caseNumber}</span> <b>{incident.title}</b>{' '}
          <SecrecyMark secrecy={incident.secrecy} />
        </p>
        {kind === 'skip' ? <p className="bh-2">{t('incidents.skipWarning')}</p> : null}
        {changes.length === 0 ? null : (
          <dl className="changes">
            {changes.map(({ name, before, after }) => (
              <div key={name}>
                <dt className="bh-mono">{name}</dt>
                <dd className="bh-mono">
                  <del>{JSON.stringify(before)}</del> <ins>{JSON.stringify(after)}</ins>
                </dd>
              </div>
            ))}
          </dl>
        )}
        {reason === '' ? null : <p>{t('incidents.reasonGiven', { reason })}</p>}
      </DialogContent>
      <DialogActions>
        <Button variant="text" disabled={sending} onClick={onClose}>
          {t('incidents.keep')}
        </Button>
        <Button
          variant="contained"
          color={kind === 'skip' ? 'error' : 'inherit'}
          disabled={sending}
          onClick={onConfirm}
        >
          {t(sending ? 'incidents.sending' : `incidents.repair.${kind}.verb`)}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
