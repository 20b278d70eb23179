import AutorenewOutlined from '@mui/icons-material/AutorenewOutlined';
import { useWords } from '../messages/use-words.ts';
import { takeNewerScreens, useNewerScreens } from './newer-screens.ts';

/** That there are newer screens, and the way to them. */
export function NewerScreensWords() {
  const { t } = useWords();
  return (
    <>
      <span>{t('frame.update.text')}</span>
      <button
        type="button"
        onClick={() => {
          void takeNewerScreens();
        }}
      >
        {t('frame.update.action')}
      </button>
    </>
  );
}

/** Tells that the server has newer screens, until somebody takes them; what is typed is kept meanwhile. */
export function NewerScreensBanner() {
  return useNewerScreens() ? (
    <output className="bh-banner">
      <AutorenewOutlined className="bh-icon" aria-hidden="true" />
      <NewerScreensWords />
    </output>
  ) : null;
}
