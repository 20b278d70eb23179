import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import type { Grid, Unit } from '../../../api/contract/reference.ts';
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
  const take = async (file: File): Promise<void> => {
    const text = file.size > mostBytes ? '' : await file.text();
    const read = fromGeoJson(text, { grids, units });
    if (read === null) toast.error(t('grids.file.broken', { file: file.name }));
    else setFound({ file: file.name, read });
  };
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
          }}
        />
      )}
    </>
  );
}
