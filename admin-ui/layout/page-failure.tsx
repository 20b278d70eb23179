import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../messages/use-words.ts';

interface CatcherProps {
  readonly children: ReactNode;
  readonly failed: (retry: () => void) => ReactNode;
}

class Catcher extends Component<CatcherProps, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    return this.state.failed
      ? this.props.failed(() => {
          this.setState({ failed: false });
        })
      : this.props.children;
  }
}

function FailedPage({ retry }: { readonly retry: () => void }) {
  const { t } = useWords();
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
    <Catcher key={pathname} failed={(retry) => <FailedPage retry={retry} />}>
      {children}
    </Catcher>
  );
}
