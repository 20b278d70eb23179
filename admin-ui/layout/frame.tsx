import { Suspense, useState } from 'react';
import { Outlet, useNavigate } from 'react-router';
import { forgetOld } from '../forms/forget-old.ts';
import { useWords } from '../messages/use-words.ts';
import { useSession } from '../providers/session.ts';
import { useForgetting } from '../providers/use-forgetting.ts';
import { useLiveEvents } from '../providers/use-live-events.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { KeyboardHelp } from './keyboard/keyboard-help.tsx';
import { useShortcuts } from './keyboard/shortcuts.ts';
import { undoLast } from './last-undo.ts';
import { placesOf, type MenuName } from './menu-entries.ts';
import { NewerScreensBanner } from './newer-screens-banner.tsx';
import { focusNextRegion } from './next-region.ts';
import { PageFailure } from './page-failure.tsx';
import { PermittedPage } from './permitted-page.tsx';
import { Rail } from './rail.tsx';
import { SessionExpiredDialog } from './session-expired-dialog.tsx';
import { TopBar } from './top-bar.tsx';
import { useToast } from './use-toast.ts';
import './frame.css';
import './frame-parts.css';
import './frame-narrow.css';

/** The keys that work on every page. */
function useFrameKeys(showKeys: () => void): void {
  const { t } = useWords();
  const toast = useToast();
  const navigate = useNavigate();
  const places = placesOf(useSession());
  const go =
    (...names: readonly MenuName[]) =>
    () => {
      const entry = places.find((known) => names.includes(known.name));
      if (entry !== undefined) {
        void navigate(entry.path);
      }
    };
  useShortcuts(
    {
      '?': showKeys,
      n: go('open', 'report'),
      'g i': go('inbox', 'pending'),
      'g c': go('cases'),
      'g b': go('board'),
      z: () => {
        if (!undoLast()) {
          toast.error(t('frame.toast.nothingToUndo'));
        }
      },
      F6: focusNextRegion,
      Escape: () => {
        if (document.activeElement instanceof HTMLElement) {
          document.activeElement.blur();
        }
      },
    },
    0,
  );
}

/** Rail, top bar and the page between them. */
export function Frame() {
  const { t } = useWords();
  const [keys, setKeys] = useState(false);
  const showKeys = (): void => {
    setKeys(true);
  };
  useFrameKeys(showKeys);
  useLiveEvents();
  useForgetting(forgetOld);
  return (
    <div className="bh-app">
      <Rail />
      <div className="bh-above">
        <ConnectionBanner />
        <NewerScreensBanner />
        <TopBar onKeys={showKeys} />
      </div>
      <main className="bh-main">
        <PageFailure>
          <Suspense fallback={<p className="bh-waiting bh-later">{t('frame.loading')}</p>}>
            <PermittedPage>
              <Outlet />
            </PermittedPage>
          </Suspense>
        </PageFailure>
      </main>
      {keys ? (
        <KeyboardHelp
          onClose={() => {
            setKeys(false);
          }}
        />
      ) : null}
      <SessionExpiredDialog />
    </div>
  );
}
