// Resolves theme, density and language before the first paint (no inline script: the
// content security policy allows scripts from this origin only). Written by theme/appearance.ts.
(() => {
  const root = document.documentElement;
  let kept = {};
  try {
    kept = JSON.parse(localStorage.getItem('bihuan.appearance') ?? '{}') ?? {};
  } catch {
    kept = {};
  }
  const dark =
    kept.theme === 'dark' ||
    (kept.theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.dataset.theme = dark ? 'dark' : 'light';
  if (matchMedia('(max-width: 639px)').matches) root.dataset.density = 'touch';
  else if (typeof kept.density === 'string') root.dataset.density = kept.density;
  root.lang = kept.locale === 'en' ? 'en' : 'zh-CN';
})();
