import PhotoCameraOutlined from '@mui/icons-material/PhotoCameraOutlined';
import { useEffect, useEffectEvent, useId, useRef } from 'react';
import { filesIn } from '../../../forms/form-model.ts';
import { useWords } from '../../../messages/use-words.ts';
import type { Point } from '../../reports/sketch.ts';
import type { PhoneFieldProps } from '../task/note-field.tsx';
import { PhotoTile } from './photo-tile.tsx';
import { useCamera } from './use-camera.ts';
import './photos.css';

/** Places in a row: what is not taken yet shows where it goes. */
const places = 3;

export interface PhotosFieldProps extends PhoneFieldProps {
  /** Where it should be taken; null where only words say so. */
  readonly place: Point | null;
  /** Whether photos are being made ready, which are no value yet. */
  readonly onBusy: (busy: boolean) => void;
}

/** Photos from the spot: the camera opens at once, several one after the other. */
export function PhotosField(props: PhotosFieldProps) {
  const { field, value, required, error, disabled, onChange, onBusy, place } = props;
  const { t, pick } = useWords();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const camera = useCamera(place);
  const files = filesIn(value);
  const latest = useRef(files);
  useEffect(() => {
    latest.current = files;
  });
  const busy = useEffectEvent(onBusy);
  const isWorking = camera.working > 0;
  useEffect(() => {
    busy(isWorking);
  }, [isWorking]);
  const open = (): void => {
    input.current?.click();
  };
  const take = async (taken: readonly File[]): Promise<void> => {
    const kept = await camera.take(taken);
    if (kept.length > 0) {
      onChange([...latest.current, ...kept]);
    }
  };
  const least = required ? Math.max(field.minItems ?? 1, 1) : 0;
  return (
    <fieldset data-field={field.name} disabled={disabled} aria-labelledby={id}>
      <h2 id={id}>
        {pick(field.label, field.labelEn)}{' '}
        <small>
          {least > 0 ? t('phone.photo.atLeast', { count: least }) : t('phone.task.optional')}
        </small>
      </h2>
      <ul className="bh-phone-photos">
        {files.map((file) => (
          <PhotoTile
            key={file.id}
            file={file}
            disabled={disabled}
            onRemove={() => {
              onChange(files.filter((known) => known.id !== file.id));
            }}
          />
        ))}
        {camera.working > 0 ? (
          <li className="bh-phone-photo working">
            <output>{t('phone.photo.working', { count: camera.working })}</output>
          </li>
        ) : null}
        <li>
          <button type="button" className="add" onClick={open}>
            <PhotoCameraOutlined aria-hidden="true" />
            {t('form.camera')}
          </button>
        </li>
        {files.length > 0 && files.length < places - 1 ? (
          <li>
            <button type="button" className="add more" onClick={open}>
              <PhotoCameraOutlined aria-hidden="true" />
              {t('phone.photo.another')}
            </button>
          </li>
        ) : null}
      </ul>
      <input
        ref={input}
        type="file"
        accept="image/*"
        capture="environment"
        multiple
        hidden
        aria-labelledby={id}
        onChange={(event) => {
          const taken = [...(event.target.files ?? [])];
          event.target.value = '';
          void take(taken);
        }}
      />
      {camera.fault === null ? null : (
        <p className="bh-field-error" role="alert">
          {camera.fault}
        </p>
      )}
      {error === null ? null : (
        <p className="bh-field-error" role="alert">
          {error}
        </p>
      )}
    </fieldset>
  );
}
