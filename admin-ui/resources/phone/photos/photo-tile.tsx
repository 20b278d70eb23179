import Close from '@mui/icons-material/Close';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import type { AttachedFile } from '../../../forms/form-model.ts';
import { useWords, type Words } from '../../../messages/use-words.ts';
import { useSession } from '../../../providers/session.ts';
import { deviceStore } from '../outbox/device-store.ts';
import { photoIn, type KeptPhoto } from '../outbox/press.ts';
import { distanceWords } from '../position/distance-words.ts';

/** The photo on the device; null for a file that the server has. */
function useKeptPhoto(file: AttachedFile): KeptPhoto | null {
  const id = photoIn(file.id);
  const { data } = useQuery({
    queryKey: ['kept-photo', id],
    queryFn: async () => (id === null ? null : ((await deviceStore.photo(id)) ?? null)),
    networkMode: 'always',
    staleTime: Infinity,
  });
  return data ?? null;
}

/** Shows what is on the device for as long as the picture is there. */
const showing =
  (content: Blob) =>
  (image: HTMLImageElement | null): (() => void) => {
    const address = URL.createObjectURL(content);
    if (image !== null) {
      image.src = address;
    }
    return () => {
      URL.revokeObjectURL(address);
    };
  };

function Picture({
  file,
  photo,
}: {
  readonly file: AttachedFile;
  readonly photo: KeptPhoto | null;
}) {
  const content = photo?.content;
  const show = useMemo(() => (content === undefined ? null : showing(content)), [content]);
  const name = file.name === '' ? file.id : file.name;
  if (show !== null) {
    return <img ref={show} alt={name} />;
  }
  return photoIn(file.id) === null ? (
    <img src={`/api/attachments/${encodeURIComponent(file.id)}`} alt={name} />
  ) : null;
}

const captionOf = ({ takenAt, meters }: KeptPhoto, time: string, words: Words): string =>
  meters === null
    ? time
    : words.t('phone.photo.caption', { time, distance: distanceWords(meters, words), at: takenAt });

export interface PhotoTileProps {
  readonly file: AttachedFile;
  readonly disabled: boolean;
  readonly onRemove: () => void;
}

/** One photo that was taken: when, and how far from the place. Outside the radius it is marked. */
export function PhotoTile({ file, disabled, onRemove }: PhotoTileProps) {
  const words = useWords();
  const rule = useDateRule();
  const { centre } = useSession();
  const photo = useKeptPhoto(file);
  const far = (photo?.meters ?? 0) > centre.evidenceRadiusMetres;
  const name = file.name === '' ? file.id : file.name;
  return (
    <li className={far ? 'bh-phone-photo far' : 'bh-phone-photo'}>
      <Picture file={file} photo={photo} />
      {photo === null ? null : (
        <span className="caption">{captionOf(photo, dateWords(photo.takenAt, rule), words)}</span>
      )}
      <button
        type="button"
        disabled={disabled}
        aria-label={words.t('form.uploadRemove', { name })}
        onClick={onRemove}
      >
        <Close className="bh-icon" />
      </button>
    </li>
  );
}
