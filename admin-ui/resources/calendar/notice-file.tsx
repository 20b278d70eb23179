import Button from '@mui/material/Button';
import { useRef } from 'react';
import { type HolidayFile, parseHolidayFile } from '../../../domain/calendar/holiday-file.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';

/** A year's notice, read. */
export type Notice = Extract<HolidayFile, { readonly ok: true }> & { readonly fileName: string };

const mostBytes = 1_000_000;

async function readNotice(file: File): Promise<HolidayFile> {
  const broken: HolidayFile = { ok: false, findings: [{ code: 'not-a-holiday-file', path: '' }] };
  if (file.size > mostBytes) return broken;
  try {
    const json: unknown = JSON.parse(await file.text());
    return parseHolidayFile(json);
  } catch {
    return broken;
  }
}

/** Takes the file of a year's notice into the draft; nothing is sent. */
export function NoticeFile({ onNotice }: { readonly onNotice: (notice: Notice) => void }) {
  const { t } = useWords();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const take = async (file: File): Promise<void> => {
    const read = await readNotice(file);
    if (read.ok) {
      onNotice({ ...read, fileName: file.name });
      return;
    }
    const [finding] = read.findings;
    toast.error(
      t('calendar.fileRefused', {
        file: file.name,
        why: t(`calendar.fault.${finding?.code ?? 'not-a-holiday-file'}`),
        path: finding?.path ?? '',
      }),
    );
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>{t('calendar.importFile')}</Button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        className="bh-sr"
        tabIndex={-1}
        aria-label={t('calendar.importFile')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file !== undefined) void take(file);
          event.target.value = '';
        }}
      />
    </>
  );
}
