/** As a `ref`: what opens on request takes the focus, so that typing can begin at once. */
export const focusOnMount = (element: HTMLElement | null): void => {
  element?.focus();
};
