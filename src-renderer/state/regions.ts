/**
 * The parts of the window in the order of F6. A part marks itself with `data-region`; its attribute stands on the
 * element that surrounds it, and `content` surrounds `pageBar`.
 */
const order = ['sidebar', 'header', 'pageBar', 'content', 'status', 'messages'] as const;
export type Region = (typeof order)[number];

const tabbable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select:not(:disabled), [tabindex="0"]';

/** Where the focus was last in each region: coming back goes on from there. */
const lastFocused = new Map<string, HTMLElement>();

function regionOf(element: Element | null): string | undefined {
  return element?.closest<HTMLElement>('[data-region]')?.dataset.region;
}

export function rememberFocus(event: FocusEvent): void {
  const region = regionOf(event.target as Element);
  if (region !== undefined) lastFocused.set(region, event.target as HTMLElement);
}

function isShown(element: HTMLElement): boolean {
  return element.checkVisibility({ visibilityProperty: true });
}

/** Where the focus goes in a region: where it was, to the table, to the first control; null when there is nothing. */
function targetIn(region: Region): HTMLElement | null {
  const root = document.querySelector<HTMLElement>(`[data-region="${region}"]`);
  if (root === null || !isShown(root)) return null;
  const last = lastFocused.get(region);
  if (last?.isConnected && root.contains(last) && isShown(last)) return last;
  const inside = [...root.querySelectorAll<HTMLElement>(tabbable)].filter(
    (element) => element.tabIndex >= 0 && regionOf(element) === region && isShown(element),
  );
  const table = inside.find((element) => element.matches('[role="grid"], [role="treegrid"]'));
  // A part without controls, such as the status bar, takes the focus itself, so that it is read.
  return table ?? inside[0] ?? (root.tabIndex === -1 && root.hasAttribute('tabindex') ? root : null);
}

export function focusRegion(region: Region): boolean {
  const target = targetIn(region);
  target?.focus();
  return target !== null;
}

/** Onward (1) or back (-1) from the region that has the focus, over those with nothing to focus. */
export function focusNextRegion(step: 1 | -1): void {
  const current = order.indexOf(regionOf(document.activeElement) as Region);
  const start = current === -1 && step === -1 ? 0 : current;
  for (let distance = 1; distance <= order.length; distance++) {
    const region = order[(start + step * distance + order.length * 2) % order.length];
    if (region !== undefined && focusRegion(region)) return;
  }
}
