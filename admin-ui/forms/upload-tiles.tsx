import Button from '@mui/material/Button';
import { useWords } from '../messages/use-words.ts';
import type { Upload, Uploads } from './use-uploads.ts';

function UploadTile({ upload, uploads }: { readonly upload: Upload; readonly uploads: Uploads }) {
  const { t, code } = useWords();
  const { name } = upload.file;
  const percent = Math.round(upload.share * 100);
  return (
    <li className={upload.failure === null ? 'bh-upload' : 'bh-upload failed'}>
      <output>
        {upload.failure === null
          ? t('form.uploading', { name, percent })
          : t('form.uploadFailed', { name, why: code('problem', upload.failure) })}
      </output>
      {upload.failure === null ? (
        <progress max={100} value={percent} aria-label={name} />
      ) : (
        <span className="bh-row">
          <Button
            size="small"
            onClick={() => {
              uploads.again(upload);
            }}
          >
            {t('form.uploadRetry')}
          </Button>
          <Button
            size="small"
            variant="text"
            onClick={() => {
              uploads.drop(upload);
            }}
          >
            {t('form.uploadRemove', { name: '' })}
          </Button>
        </span>
      )}
    </li>
  );
}

/** Files on their way, those that did not arrive, and those that are to be chosen again. */
export function UploadTiles({ uploads }: { readonly uploads: Uploads }) {
  const { t } = useWords();
  return (
    <>
      {uploads.waiting.map((upload) => (
        <UploadTile key={upload.key} upload={upload} uploads={uploads} />
      ))}
      {uploads.lost.map((name) => (
        <li key={name} className="bh-upload failed">
          <output>{t('form.chooseAgain', { name })}</output>
        </li>
      ))}
    </>
  );
}
