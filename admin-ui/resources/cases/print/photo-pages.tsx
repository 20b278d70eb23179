import type { AttachmentRef } from '../../../../api/contract/cases.ts';
import { ledgerTimeWords } from '../../../clocks/date-words.ts';
import { useZone } from '../../../clocks/deployment-zone.ts';
import { useWords } from '../../../messages/use-words.ts';
import { groupOf } from '../evidence-groups.ts';

const perPage = 4;

const inPages = (photos: readonly AttachmentRef[]): readonly (readonly AttachmentRef[])[] =>
  Array.from({ length: Math.ceil(photos.length / perPage) }, (_, page) =>
    photos.slice(page * perPage, (page + 1) * perPage),
  );

/** The photos of the case, four on a page. */
export function PhotoPages({ attachments }: { readonly attachments: readonly AttachmentRef[] }) {
  const { t, name } = useWords();
  const zone = useZone();
  const photos = attachments.filter(({ mediaType }) => mediaType.startsWith('image/'));
  return inPages(photos).map((page) => (
    <section key={page[0]?.id} className="bh-print-photos">
      <h2>{t('print.photos')}</h2>
      {page.map((photo) => (
        <figure key={photo.id}>
          <img src={`/api/attachments/${encodeURIComponent(photo.id)}`} alt={photo.name} />
          <figcaption>
            {t('print.photoBy', {
              what: t(`cases.attachments.${groupOf(photo)}`),
              name: photo.by === null ? t('ledger.system') : name(photo.by),
              time: ledgerTimeWords(Date.parse(photo.at), zone),
            })}
          </figcaption>
        </figure>
      ))}
    </section>
  ));
}
