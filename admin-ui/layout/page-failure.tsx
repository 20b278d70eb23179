import Button from '@mui/material/Button';
import { Component, type ComponentType, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../messages/use-words.ts';
import { usePageTitle } from './use-page-title.ts';

interface CatcherProps {
  readonly children: ReactNode;
  readonly failed: ComponentType<{ readonly retry: () => void }>;
}

class Catcher extends Component<CatcherProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    const { failed: Failed, children } = this.props;
    return this.state.failed ? (
      <Failed
        retry={() => {
          this.setState({ failed: false });
        }}
      />
    ) : (
      children
    );
  }
}

function FailedPage({ retry }: { readonly retry: () => void }) {
  const { t } = useWords();
  usePageTitle(t('frame.crashed.title'));
  return (
    <section className="bh-waiting" role="alert">
      <h1>{t('frame.crashed.title')}</h1>
      <p className="bh-2">{t('frame.crashed.text')}</p>
      <Button variant="contained" onClick={retry}>
        {t('frame.crashed.retry')}
      </Button>
    </section>
  );
}

/** A page that fails leaves the frame and the other pages usable. */
export function PageFailure({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return (
    <Catcher key={pathname} failed={FailedPage}>
      {children}
    </Catcher>
  );
}
