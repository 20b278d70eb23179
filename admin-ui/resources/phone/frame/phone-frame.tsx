import { Suspense } from 'react';
import { Outlet, useLocation } from 'react-router';
import { forgetOld } from '../../../forms/forget-old.ts';
import { PageFailure } from '../../../layout/page-failure.tsx';
import { PermittedPage } from '../../../layout/permitted-page.tsx';
import { SessionExpiredDialog } from '../../../layout/session-expired-dialog.tsx';
import { TopBar } from '../../../layout/top-bar.tsx';
import { useWords } from '../../../messages/use-words.ts';
import { useForgetting } from '../../../providers/use-forgetting.ts';
import { useLiveEvents } from '../../../providers/use-live-events.ts';
import { forgetPhotos } from '../outbox/forget-photos.ts';
import { OutboxContext } from '../outbox/outbox-context.ts';
import { PhoneBand } from './phone-band.tsx';
import { PhoneBar } from './phone-bar.tsx';
import { useDevice } from './use-device.ts';
import '../phone.css';
import '../phone-page.css';

/** Pages made for phones have a head of their own; all others come as they are, under the top bar. */
const ownPages = /^\/(?:inbox|tasks\/[^/]+|reports\/new|me)\/?$/u;

const noKeys = (): void => undefined;

/** One column: the page, and the bottom bar under the thumb. */
export function PhoneFrame() {
  const { t } = useWords();
  const { pathname } = useLocation();
  const outbox = useDevice();
  useLiveEvents();
  useForgetting(forgetOld);
  useForgetting(forgetPhotos);
  const own = ownPages.test(pathname);
  return (
    <OutboxContext value={outbox}>
      <div className="bh-phone">
        {own ? null : (
          <div className="bh-above">
            <TopBar onKeys={noKeys} />
            <PhoneBand />
          </div>
        )}
        <main className="bh-main">
          <PageFailure>
            <Suspense fallback={<p className="bh-waiting bh-later">{t('frame.loading')}</p>}>
              <PermittedPage>
                <Outlet />
              </PermittedPage>
            </Suspense>
          </PageFailure>
        </main>
        {pathname.startsWith('/tasks/') ? null : <PhoneBar />}
        <SessionExpiredDialog />
      </div>
    </OutboxContext>
  );
}
