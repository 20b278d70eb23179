import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useRef } from 'react';
import type { Grid, Unit } from '../../../api/contract/reference.ts';
import { useKeptFiles } from '../../forms/use-kept-files.ts';
import { useToast } from '../../layout/use-toast.ts';
import { useWords } from '../../messages/use-words.ts';
import { saveFile } from '../cases/case-file.ts';
import { fromGeoJson, toGeoJson } from './geojson.ts';
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
  const { files, lost, keep } = useKeptFiles('grids');
  const chosen = files?.[0];
  const { data: read } = useQuery({
    queryKey: ['grids-in-file', chosen?.name, chosen?.size, chosen?.lastModified],
    queryFn: async () => fromGeoJson((await chosen?.text()) ?? '', { grids, units }),
    enabled: chosen !== undefined && mayWrite,
    // What the file says against the grids as they were when it was chosen.
    staleTime: Infinity,
    gcTime: 0,
  });
  const take = async (file: File): Promise<void> => {
    const text = file.size > mostBytes ? '' : await file.text();
    if (fromGeoJson(text, { grids, units }) === null) {
      toast.error(t('grids.file.broken', { file: file.name }));
    } else keep([file]);
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
      {chosen === undefined || !read ? null : (
        <ImportDialog
          file={chosen.name}
          read={read}
          before={grids}
          onClose={() => {
            keep([]);
          }}
        />
      )}
    </>
  );
}
