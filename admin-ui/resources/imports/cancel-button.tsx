import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ImportJob } from '../../../api/contract/imports.ts';
import { importPermissions } from '../../../domain/permissions/import-permissions.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { useSession } from '../../providers/session.ts';
import { useCancelImport } from './import-queries.ts';

/** Ends an import that goes on; nothing for those who may not, and once it is stopping. */
export function CancelButton({ job }: { readonly job: ImportJob }) {
  const { t, code } = useWords();
  const toast = useToast();
  const { permissions } = useSession();
  const cancel = useCancelImport();
  const [sending, setSending] = useState(false);
  const open = job.state === 'waiting' || job.state === 'running';
  if (!open || !permissions.includes(importPermissions[job.kind])) return null;
  const press = async (): Promise<void> => {
    setSending(true);
    try {
      await cancel(job.id);
      toast.success(t('imports.cancelStarted'));
    } catch (failure) {
      toast.error(code('problem', failureCode(failure)));
    }
    setSending(false);
  };
  return (
    <Button size="small" disabled={sending} onClick={() => void press()}>
      {t('imports.cancel')}
      <span className="bh-sr"> {job.fileName}</span>
    </Button>
  );
}
