import { afterAll, afterEach, vi } from 'vitest';

// Some files run without a document.
if (typeof document !== 'undefined') {
  const { cleanup, configure } = await import('@testing-library/react');
  const { appearance } = await import('../../admin-ui/theme/appearance.ts');

  // What is waited for comes when it comes: a slow machine is no failure.
  configure({ asyncUtilTimeout: 20_000 });

  // The files of a worker share its modules and its document: each leaves them as it found them.
  afterEach(() => {
    cleanup();
    vi.useRealTimers();
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
    appearance.change({ locale: 'zh' });
    localStorage.clear();
    sessionStorage.clear();
  });
  afterAll(() => {
    document.body.replaceChildren();
  });
}
