import Button from '@mui/material/Button';
import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useWords } from '../messages/use-words.ts';
import { isMissingScreen, takeNewerScreens } from './newer-screens.ts';
import { usePageTitle } from './use-page-title.ts';

function Failed({ why, act }: { readonly why: 'crashed' | 'missing'; readonly act: () => void }) {
  const { t } = useWords();
  const title = t(`frame.${why}.title`);
  usePageTitle(title);
  return (
    <section className="bh-waiting" role="alert">
      <h1>{title}</h1>
      <p className="bh-2">{t(`frame.${why}.text`)}</p>
      <Button variant="contained" onClick={act}>
        {t(`frame.${why}.retry`)}
      </Button>
    </section>
  );
}

const takeNewer = (): void => {
  void takeNewerScreens();
};

interface ScreenFailureState {
  readonly caught: { readonly failure: unknown } | null;
}

/** What fails is said in its place; what could not be fetched comes only with the screens anew. */
export class ScreenFailure extends Component<{ readonly children: ReactNode }, ScreenFailureState> {
  override state: ScreenFailureState = { caught: null };

  static getDerivedStateFromError(failure: unknown): ScreenFailureState {
    return { caught: { failure } };
  }

  readonly #again = (): void => {
    this.setState({ caught: null });
  };

  override render(): ReactNode {
    const { caught } = this.state;
    if (caught === null) {
      return this.props.children;
    }
    return isMissingScreen(caught.failure) ? (
      <Failed why="missing" act={takeNewer} />
    ) : (
      <Failed why="crashed" act={this.#again} />
    );
  }
}

/** A page that fails leaves the frame and the other pages usable. */
export function PageFailure({ children }: { readonly children: ReactNode }) {
  const { pathname } = useLocation();
  return <ScreenFailure key={pathname}>{children}</ScreenFailure>;
}
