import type { Browser } from 'playwright-core';

/** What a photo shows: a corner by some bins, with or without what was reported there. */
export type Scene = 'before' | 'after';

const rubbish = `
  <ellipse cx="300" cy="690" rx="110" ry="70" fill="#2f3338"/><ellipse cx="440" cy="715" rx="90" ry="52" fill="#3d4148"/>
  <ellipse cx="560" cy="700" rx="70" ry="60" fill="#27457a"/><rect x="640" y="650" width="150" height="96" fill="#9c7b4f"/>
  <rect x="650" y="660" width="150" height="10" fill="#7d6139"/><ellipse cx="890" cy="730" rx="80" ry="34" fill="#5a5f66"/>`;

const sceneOf = (scene: Scene): string => `
<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900">
  <defs><linearGradient id="wall" x2="0" y2="1"><stop stop-color="#cfc7ba"/><stop offset="1" stop-color="#a79c8b"/></linearGradient>
  <linearGradient id="ground" x2="0" y2="1"><stop stop-color="#8b8f93"/><stop offset="1" stop-color="#5f6469"/></linearGradient></defs>
  <rect width="1200" height="620" fill="url(#wall)"/>
  ${Array.from({ length: 12 }, (_, row) => `<path d="M0 ${String(40 + row * 50)}H1200" stroke="#b7ac9b" stroke-width="3"/>`).join('')}
  <rect x="90" y="110" width="210" height="250" fill="#5c6f7d"/><rect x="105" y="125" width="85" height="220" fill="#9fb4c0"/>
  <rect x="200" y="125" width="85" height="220" fill="#8ea6b4"/>
  <rect y="620" width="1200" height="280" fill="url(#ground)"/>
  <path d="M0 640H1200" stroke="#d9d4c8" stroke-width="10"/>
  <rect x="820" y="380" width="130" height="250" rx="10" fill="#2f7a4b"/><rect x="812" y="362" width="146" height="34" rx="8" fill="#276540"/>
  <rect x="980" y="380" width="130" height="250" rx="10" fill="#32608c"/><rect x="972" y="362" width="146" height="34" rx="8" fill="#294f74"/>
  ${scene === 'before' ? rubbish : ''}
</svg>`;

/** A picture as a phone would send it, drawn by the browser: nobody's photo is in this repository. */
export const drawPhoto = async (browser: Browser, scene: Scene): Promise<Buffer> => {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  try {
    await page.setContent(`<body style="margin:0">${sceneOf(scene)}</body>`);
    return await page.screenshot({ type: 'jpeg', quality: 80 });
  } finally {
    await page.close();
  }
};
