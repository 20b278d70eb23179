import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { orNothing, isText, withFields } from '../../forms/kept-shape.ts';
import { useKeptForm } from '../../forms/use-kept-form.ts';
import { focusOnMount } from '../../layout/focus-on-mount.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { useSession } from '../../providers/session.ts';
import { useBeginDraft } from './draft-queries.ts';
import { FileChoice } from './file-choice.tsx';
import { processesIn } from './processes-in.ts';

const keyShape = /^[A-Za-z_][A-Za-z0-9_.-]{0,99}$/u;

/** The text of a file of this device, and its name. */
interface ReadFile {
  readonly xml: string;
  readonly called: string;
}

interface Written {
  readonly key: string;
  readonly name: string;
  readonly nameEn: string;
  readonly file: ReadFile | null;
}
const nothing: Written = { key: '', name: '', nameEn: '', file: null };
const writtenShape = withFields<Written>({
  key: isText,
  name: isText,
  nameEn: isText,
  file: orNothing(withFields<ReadFile>({ xml: isText, called: isText })),
});

function NewProcedureDialog({ onClose }: { readonly onClose: () => void }) {
  const { t, code } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const begin = useBeginDraft();
  const { typed, update, forget } = useKeptForm('procedure.new', writtenShape, () => nothing);
  const { file, ...written } = typed;
  const close = (): void => {
    forget();
    onClose();
  };
  const take = (xml: string, called: string): void => {
    const [process] = processesIn(xml);
    if (process === undefined) {
      toast.error(t('procedures.file.noProcess'));
      return;
    }
    update((now) => ({
      ...now,
      file: { xml, called },
      key: process.id,
      name: process.name || now.name,
    }));
  };
  const change = (part: keyof typeof written) => (event: { target: { value: string } }) => {
    const { value } = event.target;
    update((now) => ({ ...now, [part]: value }));
  };
  const complete = keyShape.test(written.key) && written.name.trim() !== '' && !begin.isPending;
  const submit = async (): Promise<void> => {
    try {
      const draft = await begin.mutateAsync({
        ...written,
        ...(file === null ? {} : { xml: file.xml }),
      });
      forget();
      void navigate(`/procedures/${encodeURIComponent(draft.key)}/design`);
    } catch (failure) {
      toast.error(code('problem', failureCode(failure)));
    }
  };
  return (
    <Dialog open onClose={close}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (complete) void submit();
        }}
      >
        <DialogTitle>{t('procedures.new.title')}</DialogTitle>
        <DialogContent className="bh-procedure-form">
          <div className="bh-procedure-tools">
            <FileChoice onText={take}>{t('procedures.file.choose')}</FileChoice>
            <span className="bh-3 bh-sm">{file?.called ?? t('procedures.file.hint')}</span>
          </div>
          <TextField
            inputRef={focusOnMount}
            label={t('procedures.new.name')}
            value={written.name}
            onChange={change('name')}
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
          <TextField
            label={t('procedures.new.nameEn')}
            value={written.nameEn}
            onChange={change('nameEn')}
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
          <TextField
            label={t('procedures.new.key')}
            helperText={t('procedures.new.keyHint')}
            value={written.key}
            error={written.key !== '' && !keyShape.test(written.key)}
            onChange={change('key')}
            slotProps={{ htmlInput: { maxLength: 100 } }}
          />
        </DialogContent>
        <DialogActions>
          <Button onClick={close}>{t('procedures.cancel')}</Button>
          <Button type="submit" variant="contained" disabled={!complete}>
            {t('procedures.new.verb')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** A procedure that nothing is published of: its name, and the id of its process. */
export function NewProcedure() {
  const { t } = useWords();
  const { permissions } = useSession();
  const [open, setOpen] = useState(false);
  if (!permissions.includes('procedure.write')) return null;
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        {t('procedures.new.title')}
      </Button>
      {open ? (
        <NewProcedureDialog
          onClose={() => {
            setOpen(false);
          }}
        />
      ) : null}
    </>
  );
}
