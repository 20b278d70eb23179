import InsertDriveFileOutlined from '@mui/icons-material/InsertDriveFileOutlined';
import { useTranslate } from 'ra-core';
import type { AttachmentRef } from '../../../api/contract/cases.ts';
import { dateWords } from '../../clocks/date-words.ts';
import { useDateRule } from '../../clocks/use-wording.ts';
import { useWords } from '../../messages/use-words.ts';
import { CompareEvidence } from './compare-evidence.tsx';
import { evidenceGroups, groupOf, type EvidenceGroup } from './evidence-groups.ts';

const path = (id: string): string => `/api/attachments/${encodeURIComponent(id)}`;

function Evidence({
  attachment,
  group,
}: {
  readonly attachment: AttachmentRef;
  readonly group: EvidenceGroup;
}) {
  const translate = useTranslate();
  const rule = useDateRule();
  const { name } = useWords();
  const by = attachment.by === null ? '' : name(attachment.by);
  const time = dateWords(Date.parse(attachment.at), rule);
  return (
    <li>
      <a className="bh-evidence" href={path(attachment.id)} target="_blank" rel="noreferrer">
        {attachment.mediaType.startsWith('image/') ? (
          <img src={path(attachment.id)} alt={attachment.name} loading="lazy" />
        ) : (
          <span className="file">
            <InsertDriveFileOutlined aria-hidden="true" />
            <span className="bh-cut">{attachment.name}</span>
          </span>
        )}
        <span className="lab">{translate(`cases.attachments.${group}`)}</span>
        <span className="cap">{translate('cases.attachments.by', { name: by, time })}</span>
      </a>
    </li>
  );
}

/** Evidence of the case, before and after first (screens section 5). */
export function AttachmentsTab({
  attachments,
}: {
  readonly attachments: readonly AttachmentRef[];
}) {
  const translate = useTranslate();
  if (attachments.length === 0) {
    return (
      <div className="bh-tab-text">
        <p>{translate('cases.attachments.none')}</p>
        <p className="bh-3">{translate('cases.attachments.noneHint')}</p>
      </div>
    );
  }
  const ordered = evidenceGroups.flatMap((group) =>
    attachments
      .filter((attachment) => groupOf(attachment) === group)
      .map((attachment) => ({ attachment, group })),
  );
  return (
    <>
      <CompareEvidence attachments={attachments} />
      <ul className="bh-evidences">
        {ordered.map(({ attachment, group }) => (
          <Evidence key={attachment.id} attachment={attachment} group={group} />
        ))}
      </ul>
    </>
  );
}
