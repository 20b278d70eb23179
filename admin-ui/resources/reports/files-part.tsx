import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import Close from '@mui/icons-material/Close';
import { useTranslate } from 'ra-core';
import { useRef } from 'react';
import { attachmentMediaTypes } from '../../../api/contract/attachments.ts';
import { UploadTiles } from '../../forms/upload-tiles.tsx';
import type { Uploads } from '../../forms/use-uploads.ts';
import type { OpenCaseDraft } from './open-case-draft.ts';

/** Photos and recordings of the report; each goes up as soon as it is chosen. */
export function FilesPart({
  draft,
  change,
  uploads,
}: {
  readonly draft: OpenCaseDraft;
  readonly change: (part: Partial<OpenCaseDraft>) => void;
  readonly uploads: Uploads;
}) {
  const translate = useTranslate();
  const input = useRef<HTMLInputElement>(null);
  return (
    <section className="bh-card files" aria-label={translate('reports.attachments')}>
      <header>
        <h2>{translate('reports.attachments')}</h2>
        <span className="bh-grow" />
        <Button
          size="small"
          startIcon={<AttachFileOutlined />}
          onClick={() => input.current?.click()}
        >
          {translate('reports.addFiles')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          multiple
          accept={attachmentMediaTypes.join(',')}
          aria-label={translate('reports.addFiles')}
          onChange={(event) => {
            uploads.send([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </header>
      <ul>
        {draft.attachments.map((file) => (
          <li key={file.id}>
            <span className="bh-cut bh-grow">{file.name}</span>
            <IconButton
              size="small"
              aria-label={translate('reports.removeFile', { name: file.name })}
              onClick={() => {
                change({ attachments: draft.attachments.filter((each) => each.id !== file.id) });
              }}
            >
              <Close fontSize="small" />
            </IconButton>
          </li>
        ))}
        <UploadTiles uploads={uploads} />
      </ul>
    </section>
  );
}
