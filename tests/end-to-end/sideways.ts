import type { Page } from 'playwright-core';

/** Strips that are swiped along, and the table of classes by grids, which is no list. */
const swiped = '.bh-stepper, .bh-tabs, .bh-cells';

/** What of a page scrolls sideways, the page itself included: its classes and its width. */
export const sideways = async (page: Page): Promise<readonly string[]> =>
  page.locator('html, body *').evaluateAll(
    (elements, spared) =>
      elements.flatMap((element) => {
        const { overflowX } = getComputedStyle(element);
        const scrolls = element.matches('html') || overflowX === 'auto' || overflowX === 'scroll';
        const isWider = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
        return scrolls && isWider && !element.matches(spared)
          ? [`${element.getAttribute('class') ?? element.tagName} ${String(element.scrollWidth)}`]
          : [];
      }),
    swiped,
  );
