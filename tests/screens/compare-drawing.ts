import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import type { Theme } from './screenshot-options.ts';

/** The file of a drawing in a theme; null where nothing is drawn. */
export const drawingFile = (folder: string, name: string, theme: Theme): string | null => {
  const file = join(folder, theme === 'dark' ? `${name}-dark.png` : `${name}.png`);
  return existsSync(file) ? file : null;
};

const inline = (file: string): string =>
  `data:image/png;base64,${readFileSync(file).toString('base64')}`;

/** The drawing on the left, the picture of the running screen on the right, in one PNG. */
export const compareDrawing = async (
  browser: Browser,
  files: { readonly drawing: string; readonly picture: string; readonly out: string },
): Promise<void> => {
  const page = await browser.newPage({ viewport: { width: 100, height: 100 } });
  try {
    await page.setContent(
      // Without a doctype the body would be no higher than the window.
      `<!doctype html><body style="margin:0;display:flex;gap:16px;align-items:flex-start;width:max-content;background:#888">
       <img src="${inline(files.drawing)}"><img src="${inline(files.picture)}"></body>`,
    );
    const box = await page.locator('body').boundingBox();
    if (box === null) throw new Error('Expected both pictures to be drawn, but there is nothing');
    await page.setViewportSize({ width: Math.ceil(box.width), height: Math.ceil(box.height) });
    await page.screenshot({ path: files.out });
  } finally {
    await page.close();
  }
};
