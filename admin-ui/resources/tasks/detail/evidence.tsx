import DescriptionOutlined from '@mui/icons-material/DescriptionOutlined';
import type { AttachmentRef, CaseDetail } from '../../../../api/contract/cases.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { useWords } from '../../../messages/use-words.ts';

const purposes = ['before', 'after', 'report'] as const;
type Purpose = (typeof purposes)[number];

const purposeOf = (attachment: AttachmentRef): Purpose | null =>
  purposes.find((known) => known === attachment.purpose) ?? null;

const isImage = (attachment: AttachmentRef): boolean => attachment.mediaType.startsWith('image/');

/** Where an attachment is read from the server. */
export const attachmentPath = ({ id }: AttachmentRef): string =>
  `/api/attachments/${encodeURIComponent(id)}`;

/** A photo or a file: what it shows top left, when and by whom at the bottom. */
export function EvidenceItem({
  attachment,
  source = attachmentPath(attachment),
}: {
  readonly attachment: AttachmentRef;
  /** Where it is shown from, when not from the server. */
  readonly source?: string;
}) {
  const { t, name } = useWords();
  const rule = useDateRule();
  const purpose = purposeOf(attachment);
  return (
    <a className="bh-photo" href={source} target="_blank" rel="noreferrer">
      {isImage(attachment) ? (
        <img src={source} alt={attachment.name} loading="lazy" />
      ) : (
        <span className="bh-photo-file">
          <DescriptionOutlined aria-hidden="true" />
          <span className="bh-cut">{attachment.name}</span>
        </span>
      )}
      {purpose === null ? null : <span className="label">{t(`task.${purpose}`)}</span>}
      <span className="caption">
        <span>{dateWords(Date.parse(attachment.at), rule)}</span>
        {attachment.by === null ? null : <span>{name(attachment.by)}</span>}
      </span>
    </a>
  );
}

/** What a glance must show: how it was and how it is after the last round of work, else the first photo. */
export function glanceOf(attachments: readonly AttachmentRef[]): readonly AttachmentRef[] {
  const images = attachments.filter(isImage);
  const pair = (['before', 'after'] as const).flatMap(
    (purpose) => images.findLast((image) => image.purpose === purpose) ?? [],
  );
  return pair.length > 0 ? pair : images.slice(0, 1);
}

/** The photos beside the facts. */
export function EvidenceStrip({ detail }: { readonly detail: CaseDetail }) {
  const images = glanceOf(detail.attachments);
  return images.length === 0 ? null : (
    <div className="bh-strip">
      {images.map((attachment) => (
        <EvidenceItem key={attachment.id} attachment={attachment} />
      ))}
    </div>
  );
}
