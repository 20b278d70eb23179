import NearMeOutlined from '@mui/icons-material/NearMeOutlined';
import PlaceOutlined from '@mui/icons-material/PlaceOutlined';
import type { AttachmentRef, CaseDetail } from '../../../../api/contract/cases.ts';
import type { TaskDetail } from '../../../../api/contract/tasks.ts';
import { dateWords } from '../../../clocks/date-words.ts';
import { useDateRule } from '../../../clocks/use-wording.ts';
import { PriorityMark } from '../../../fields/priority-mark.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { useSignal } from '../../../providers/signal.ts';
import { ReporterContact } from '../../cases/reporter-contact.tsx';
import { attachmentPath, EvidenceItem, glanceOf } from '../../tasks/detail/evidence.tsx';
import { useKeptPicture } from '../offline/kept-pictures.ts';
import { pointOf } from '../position/distance.ts';
import { distanceWords } from '../position/distance-words.ts';
import { distanceTo, position } from '../position/position.ts';

/** Where it is; the distance opens the way there in the phone's map. */
function PlaceLine({ task }: { readonly task: TaskDetail }) {
  const words = useWords();
  const here = useSignal(position);
  const place = pointOf(task);
  const meters = distanceTo(here, place);
  return (
    <div className="bh-phone-place">
      <PlaceOutlined aria-hidden="true" />
      <span className="bh-grow">{task.address ?? words.t('phone.task.noAddress')}</span>
      {place === null ? null : (
        <a className="way" href={`geo:${place.latitude},${place.longitude}`}>
          <NearMeOutlined className="bh-icon" aria-hidden="true" />
          {meters === null ? words.t('phone.task.way') : distanceWords(meters, words)}
        </a>
      )}
    </div>
  );
}

/** What must be true for closing, and who handed it on when. */
function Condition({ detail }: { readonly detail: CaseDetail }) {
  const { t, pick, name } = useWords();
  const rule = useDateRule();
  const last = detail.stages.findLast((stage) => stage.state === 'done' && stage.leftAt !== null);
  const handed =
    last === undefined || last.by === null || last.leftAt === null
      ? null
      : t('phone.task.handedOver', {
          by: name(last.by),
          time: dateWords(Date.parse(last.leftAt), rule),
        });
  if (detail.condition === null && handed === null) {
    return null;
  }
  return (
    <p className="bh-phone-condition">
      {detail.condition === null ? null : (
        <>
          <span className="bh-3">{t('task.closing')}</span>
          <b>{pick(detail.condition.closingText, detail.condition.closingTextEn)}</b>
        </>
      )}
      {handed === null ? null : <span className="bh-3 handed">{handed}</span>}
    </p>
  );
}

/** A photo that stays in sight without a network. */
function KeptEvidence({ photo }: { readonly photo: AttachmentRef }) {
  const source = useKeptPicture(attachmentPath(photo));
  return <EvidenceItem attachment={photo} source={source} />;
}

/** The matter, its place, what closing it takes, and how it looked. */
export function MatterCard({
  task,
  detail,
}: {
  readonly task: TaskDetail;
  readonly detail: CaseDetail | undefined;
}) {
  const photos = detail === undefined ? [] : glanceOf(detail.attachments);
  const said = detail?.description.trim() ?? '';
  return (
    <section className="bh-phone-block">
      <h1>
        {task.title} <PriorityMark urgency={task.urgency} />
      </h1>
      <PlaceLine task={task} />
      {said === '' || said === task.title ? null : <p className="bh-phone-said">{said}</p>}
      {detail === undefined || detail.reporter === null ? null : (
        <div className="bh-phone-reporter">
          <ReporterContact caseId={detail.id} reporter={detail.reporter} />
        </div>
      )}
      {detail === undefined ? null : <Condition detail={detail} />}
      {photos.length === 0 ? null : (
        <div className="bh-phone-pair">
          {photos.map((photo) => (
            <KeptEvidence key={photo.id} photo={photo} />
          ))}
        </div>
      )}
    </section>
  );
}
