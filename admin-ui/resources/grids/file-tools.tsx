import Button from '@mui/material/Button';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Grid, Unit } from '../../../api/contract/reference.ts';
import { useKeptFiles } from '../../forms/use-kept-files.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { saveFile } from '../cases/case-file.ts';
import { fromGeoJson, toGeoJson, type ReadGrids } from './geojson.ts';
import { ImportDialog } from './import-dialog.tsx';

const mostBytes = 5_000_000;

/** All grids as a file, and a file of grids taken in. */
export function FileTools({
  grids,
  units,
  mayWrite,
}: {
  readonly grids: readonly Grid[];
  readonly units: readonly Unit[];
  readonly mayWrite: boolean;
}) {
  const { t } = useWords();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<{ readonly file: string; readonly read: ReadGrids } | null>(
    null,
  );
  const { files, lost, keep } = useKeptFiles('grids');
  const take = async (file: File): Promise<void> => {
    const text = file.size > mostBytes ? '' : await file.text();
    const read = fromGeoJson(text, { grids, units });
    if (read === null) toast.error(t('grids.file.broken', { file: file.name }));
    setFound(read === null ? null : { file: file.name, read });
    keep(read === null ? [] : [file]);
  };
  const goOn = useEffectEvent((file: File): void => {
    if (mayWrite && found === null) void take(file);
  });
  const kept = files?.[0];
  useEffect(() => {
    if (kept !== undefined) goOn(kept);
  }, [kept]);
  return (
    <>
      <Button
        onClick={() => {
          saveFile('bihuan-grids.geojson', toGeoJson(grids.filter((grid) => grid.active)));
        }}
      >
        {t('grids.export')}
      </Button>
      {mayWrite ? (
        <>
          <Button onClick={() => input.current?.click()}>{t('grids.import')}</Button>
          {lost.map((name) => (
            <output key={name} className="bh-bad bh-sm">
              {t('form.chooseAgain', { name })}
            </output>
          ))}
          <input
            ref={input}
            type="file"
            accept=".json,.geojson,application/geo+json,application/json"
            className="bh-sr"
            tabIndex={-1}
            aria-label={t('grids.import')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void take(file);
              event.target.value = '';
            }}
          />
        </>
      ) : null}
      {found === null ? null : (
        <ImportDialog
          file={found.file}
          read={found.read}
          before={grids}
          onClose={() => {
            setFound(null);
            keep([]);
          }}
        />
      )}
    </>
  );
}
