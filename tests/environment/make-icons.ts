import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchBrowser } from './browser.ts';

/*
 * Draws the icons of the installed product from `mark.svg`, white on the color of the rail:
 * `node tests/environment/make-icons.ts`. They are committed; run it when the mark changes.
 */

const folder = fileURLToPath(new URL('../../admin-ui/public/', import.meta.url));
const ground = '#10223a';

/** `share`: of the width for the mark; a maskable icon may be cut to its inner 80 % (W3C manifest). */
const icons = [
  { name: 'icon-180.png', size: 180, share: 0.66, round: 0 },
  { name: 'icon-192.png', size: 192, share: 0.66, round: 0.22 },
  { name: 'icon-512.png', size: 512, share: 0.66, round: 0.22 },
  { name: 'icon-maskable-512.png', size: 512, share: 0.5, round: 0 },
] as const;

const mark = readFileSync(`${folder}mark.svg`, 'utf8').replaceAll('#1d56a5', '#ffffff');
const browser = await launchBrowser();
const page = await browser.newPage();
for (const { name, size, share, round } of icons) {
  await page.setViewportSize({ width: size, height: size });
  const width = Math.round(size * share);
  const box = `width:${size}px;height:${size}px;border-radius:${size * round}px;background:${ground}`;
  await page.setContent(
    `<body style="margin:0"><div style="${box};display:grid;place-items:center"><div style="width:${width}px">${mark}</div></div>`,
  );
  writeFileSync(folder + name, await page.screenshot({ omitBackground: true }));
}
await browser.close();
