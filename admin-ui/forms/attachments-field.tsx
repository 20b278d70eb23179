import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import Close from '@mui/icons-material/Close';
import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import PhotoCameraOutlined from '@mui/icons-material/PhotoCameraOutlined';
import Button from '@mui/material/Button';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useEffect, useId, useRef } from 'react';
import { attachmentMediaTypes } from '../../api/contract/attachments.ts';
import { useWords } from '../messages/use-words.ts';
import { phoneQuery } from '../theme/themed.tsx';
import { FieldFrame, labelIdOf } from './field-frame.tsx';
import type { FieldProps } from './field-props.ts';
import { filesIn, type AttachedFile } from './form-model.ts';
import { useFileDrop } from './use-file-drop.ts';
import { UploadTiles } from './upload-tiles.tsx';
import { useUploads } from './use-uploads.ts';

function FileTile({
  file,
  onRemove,
}: {
  readonly file: AttachedFile;
  readonly onRemove: () => void;
}) {
  const { t } = useWords();
  const name = file.name === '' ? file.id : file.name;
  return (
    <li className="bh-file">
      {file.mediaType.startsWith('image/') ? (
        <img src={`/api/attachments/${encodeURIComponent(file.id)}`} alt={name} />
      ) : (
        <span className="bh-file-kind">
          <DescriptionOutlined aria-hidden="true" />
        </span>
      )}
      <span className="bh-file-name bh-cut" title={name}>
        {name}
      </span>
      <button type="button" aria-label={t('form.uploadRemove', { name })} onClick={onRemove}>
        <Close className="bh-icon" />
      </button>
    </li>
  );
}

/** Photos and files: chosen, dropped, or taken with the camera of a phone; sent at once. */
export function AttachmentsField(props: FieldProps) {
  const { field, value, required, error, disabled, place, onChange, onBusy } = props;
  const { t } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLFieldSetElement>(null);
  const phone = useMediaQuery(phoneQuery, { noSsr: true });
  const files = filesIn(value);
  const latest = useRef(files);
  useEffect(() => {
    latest.current = files;
  });
  const uploads = useUploads(place, {
    onArrived: (file) => {
      latest.current = [...latest.current, file];
      onChange(latest.current);
    },
    onBusy,
  });
  const over = useFileDrop(box, uploads.send);
  const least = field.minItems;
  const Icon = phone ? PhotoCameraOutlined : AttachFileOutlined;
  return (
    <FieldFrame
      field={field}
      required={required}
      error={error}
      controlId={id}
      group
      {...(least === undefined ? {} : { aside: t('form.atLeast', { count: least }) })}
    >
      <fieldset
        ref={box}
        className={over ? 'bh-files over' : 'bh-files'}
        aria-labelledby={labelIdOf(id)}
        disabled={disabled}
      >
        <ul>
          {files.map((file) => (
            <FileTile
              key={file.id}
              file={file}
              onRemove={() => {
                onChange(files.filter((known) => known.id !== file.id));
              }}
            />
          ))}
          <UploadTiles uploads={uploads} />
        </ul>
        <Button
          size="small"
          startIcon={<Icon />}
          onClick={() => {
            input.current?.click();
          }}
        >
          {t(phone ? 'form.camera' : 'form.attach')}
        </Button>
        {files.length === 0 && uploads.waiting.length === 0 && !phone ? (
          <span className="bh-3 bh-sm">{t('form.dropHere')}</span>
        ) : null}
        <input
          ref={input}
          id={id}
          type="file"
          multiple
          hidden
          accept={attachmentMediaTypes.join(',')}
          {...(phone ? { capture: 'environment' as const } : {})}
          onChange={(event) => {
            uploads.send([...(event.target.files ?? [])]);
            event.target.value = '';
          }}
        />
      </fieldset>
    </FieldFrame>
  );
}
