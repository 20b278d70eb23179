import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import { useId, useRef, useState } from 'react';
import { LongTextField } from '../../forms/long-text.tsx';
import { importPermissions } from '../../../domain/permissions/import-permissions.ts';
import type { ImportKind } from '../../../api/contract/imports.ts';
import { oneOf, isText } from '../../forms/kept-shape.ts';
import { useKeptFiles } from '../../forms/use-kept-files.ts';
import { useKeptTyping } from '../../forms/use-kept-typing.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { failureCode } from '../../providers/api-failure.ts';
import { useSession } from '../../providers/session.ts';
import { jsonFault } from '../incidents/json-fault.ts';
import { useStartImport } from './import-queries.ts';

const kinds = [
  'reports',
  'catalogue',
  'calendar',
  'units',
] as const satisfies readonly ImportKind[];

/** What a map of a table with these columns looks like. */
const exampleMap = JSON.stringify(
  {
    format: 'csv',
    channel: 'phone',
    columns: { title: '标题', openedAt: '时间', externalId: '编号' },
  },
  null,
  2,
);

const isKind = oneOf(kinds);
const kindOf = (kept: unknown): ImportKind | null => (isKind(kept) ? kept : null);
const textOf = (kept: unknown): string | null => (isText(kept) ? kept : null);

function MapField({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useWords();
  const id = useId();
  const fault = jsonFault(value);
  return (
    <div className="bh-field">
      <label className="bh-label" htmlFor={id}>
        {t('imports.map')}
      </label>
      <LongTextField
        id={id}
        fullWidth
        minRows={6}
        maxRows={18}
        value={value}
        error={fault !== null}
        helperText={
          fault === null
            ? t('imports.mapHint')
            : t(`incidents.json.${fault.kind}`, { line: fault.line, column: fault.column })
        }
        slotProps={{ htmlInput: { spellCheck: false, className: 'bh-mono' } }}
        onChange={(event) => {
          onChange(event.target.value);
        }}
      />
    </div>
  );
}

interface FileRowProps {
  readonly kind: ImportKind;
  readonly allowed: readonly ImportKind[];
  readonly file: File | undefined;
  /** Name of one that was chosen and could not be kept. */
  readonly lost: string | undefined;
  readonly ready: boolean;
  readonly sending: boolean;
  readonly onKind: (kind: ImportKind) => void;
  readonly onFile: (file: File) => void;
}

function FileRow({ kind, allowed, file, lost, ready, sending, onKind, onFile }: FileRowProps) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="bh-row">
      <Select
        value={kind}
        inputProps={{ 'aria-label': t('imports.column.kind') }}
        onChange={(event) => {
          onKind(event.target.value);
        }}
      >
        {allowed.map((one) => (
          <MenuItem key={one} value={one}>
            {t(`imports.kind.${one}`)}
          </MenuItem>
        ))}
      </Select>
      <Button onClick={() => input.current?.click()}>{t('imports.choose')}</Button>
      {lost === undefined ? (
        <span className="bh-cut bh-2">{file?.name ?? t('imports.noFile')}</span>
      ) : (
        <output className="bh-bad">{t('form.chooseAgain', { name: lost })}</output>
      )}
      <input
        ref={input}
        type="file"
        className="bh-sr"
        tabIndex={-1}
        aria-label={t('imports.choose')}
        onChange={(event) => {
          const [wanted] = event.target.files ?? [];
          if (wanted !== undefined) onFile(wanted);
          event.target.value = '';
        }}
      />
      <span className="bh-grow" />
      <Button type="submit" variant="contained" disabled={!ready}>
        {t(sending ? 'imports.sending' : 'imports.begin')}
      </Button>
    </div>
  );
}

/** Kind, file and (of reports) how its columns are read; what was chosen and typed is kept. */
export function StartImport() {
  const { t, code } = useWords();
  const toast = useToast();
  const { permissions } = useSession();
  const start = useStartImport();
  const allowed = kinds.filter((kind) => permissions.includes(importPermissions[kind]));
  const [chosen, setChosen] = useKeptTyping('import-kind', kindOf);
  const { files, lost, keep } = useKeptFiles('import');
  const file = files?.[0];
  const [keptMap, keepMap] = useKeptTyping('import-map', textOf);
  const [sending, setSending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const kind = chosen ?? allowed[0];
  if (kind === undefined) return null;
  const map = kind === 'reports' ? (keptMap ?? exampleMap) : null;
  const ready = file !== undefined && (map === null || jsonFault(map) === null);
  const send = async (): Promise<void> => {
    if (file === undefined) return;
    setSending(true);
    setRefusal(null);
    try {
      await start({ kind, file, map });
      keep([]);
      setChosen(null);
      toast.success(t('imports.started', { file: file.name }));
    } catch (failure) {
      setRefusal(code('problem', failureCode(failure)));
    }
    setSending(false);
  };
  return (
    <section className="bh-card">
      <header>
        <h2>{t('imports.start')}</h2>
      </header>
      <form
        className="bh-import-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <FileRow
          kind={kind}
          allowed={allowed}
          file={file}
          lost={lost[0]}
          ready={ready && !sending}
          sending={sending}
          onKind={setChosen}
          onFile={(wanted) => {
            keep([wanted]);
          }}
        />
        {map === null ? (
          <p className="bh-3 bh-sm">{t(`imports.hint.${kind === 'reports' ? 'units' : kind}`)}</p>
        ) : (
          <MapField value={map} onChange={keepMap} />
        )}
        {refusal === null ? null : (
          <p className="bh-bad" role="alert">
            {refusal}
          </p>
        )}
      </form>
    </section>
  );
}
