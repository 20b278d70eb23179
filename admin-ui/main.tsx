import './theme/tokens.css';
import './theme/dark-tokens.css';
import './theme/base.css';
import './theme/parts.css';
import './theme/check.css';
import './theme/stacked-rows.css';
import './theme/forced-colors.css';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { followTouches } from './providers/attendance.ts';
import { createI18nProvider } from './providers/i18n-provider.ts';
import { appearance } from './theme/appearance.ts';

const root = document.querySelector('#root');
if (root === null) {
  throw new Error('Expected an element #root in index.html, but there is none');
}
followTouches();
const i18nProvider = await createI18nProvider(appearance.get().locale);
createRoot(root).render(<App i18nProvider={i18nProvider} />);
