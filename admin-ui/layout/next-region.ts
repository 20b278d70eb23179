const focusable = 'a[href], button:not([disabled]), input, [tabindex="0"]';

/** `F6`: into the next part of the page (rail, views, list, panel), where `data-region` marks them. */
export function focusNextRegion(): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')].filter(
    (region) => region.getClientRects().length > 0,
  );
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + 1) % Math.max(regions.length, 1)];
  const target =
    next?.matches('[tabindex]') === true ? next : next?.querySelector<HTMLElement>(focusable);
  target?.focus();
}
