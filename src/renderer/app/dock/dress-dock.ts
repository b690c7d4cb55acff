import type { DockviewApi } from 'dockview-react';
import { t } from '../../ui/i18n.ts';

const STEP = 16;
const BIG_STEP = 96;

/**
 * Gives dockview's elements what keyboards and screen readers need. The lines between panels become separators that take the focus, say
 * where they stand, and are moved by the arrows (with Shift further); dockview knows only the pointer there, so a key is handed to it as
 * a short drag. Groups and floating windows are plain groups: the panels in them are the landmarks, and none of them is a dialog, in
 * which the studio's keys would be off.
 *
 * @param root around the dock
 * @returns stops it
 */
export function dressDock(root: HTMLElement, api: DockviewApi): () => void {
  const dressAll = (): void => {
    for (const sash of root.querySelectorAll<HTMLElement>('.dv-sash')) dressSash(sash);
    for (const group of root.querySelectorAll<HTMLElement>('.dv-groupview, .dv-resize-container')) {
      set(group, 'role', 'group');
      group.removeAttribute('aria-modal');
      group.removeAttribute('aria-level');
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    const sash = event.target instanceof HTMLElement && event.target.matches('.dv-sash') ? event.target : null;
    const delta = sash ? deltaOf(event, isColumns(sash)) : 0;
    if (!sash || delta === 0) return;
    event.preventDefault();
    drag(sash, delta);
    dressSash(sash);
  };
  root.addEventListener('keydown', onKey);
  const changes = api.onDidLayoutChange(dressAll);
  // Words that change in a panel are no business of the dock's: to measure its lines at each of them would lay the page out again and again.
  const additions = new MutationObserver((records) => records.some(bringsDockParts) && dressAll());
  additions.observe(root, { childList: true, subtree: true });
  dressAll();
  return () => {
    root.removeEventListener('keydown', onKey);
    changes.dispose();
    additions.disconnect();
  };
}

const DOCK_PARTS = '.dv-sash, .dv-groupview, .dv-resize-container';

function bringsDockParts({ addedNodes }: MutationRecord): boolean {
  return [...addedNodes].some(
    (node) => node instanceof HTMLElement && (node.matches(DOCK_PARTS) || node.querySelector(DOCK_PARTS) !== null),
  );
}

/** Whether a sash stands between columns, and so moves to the left and right. */
function isColumns(sash: HTMLElement): boolean {
  return sash.closest('.dv-split-view-container')?.classList.contains('dv-horizontal') ?? true;
}

function dressSash(sash: HTMLElement): void {
  const columns = isColumns(sash);
  const space = sash.parentElement?.getBoundingClientRect();
  const place = sash.getBoundingClientRect();
  const share = !space ? 0 : columns ? (place.x - space.x) / space.width : (place.y - space.y) / space.height;
  set(sash, 'role', 'separator');
  set(sash, 'tabindex', sash.classList.contains('dv-disabled') ? '-1' : '0');
  set(sash, 'aria-orientation', columns ? 'vertical' : 'horizontal');
  set(sash, 'aria-label', columns ? t('panels.sash-columns') : t('panels.sash-rows'));
  set(sash, 'aria-valuenow', String(Math.round(100 * (Number.isFinite(share) ? share : 0))));
}

function set(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function deltaOf({ key, shiftKey }: KeyboardEvent, columns: boolean): number {
  const [less, more] = columns ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
  const step = shiftKey ? BIG_STEP : STEP;
  if (key === less) return -step;
  return key === more ? step : 0;
}

function drag(sash: HTMLElement, delta: number): void {
  const { x, y } = sash.getBoundingClientRect();
  const at = (moved: number) => ({ bubbles: true, clientX: x + moved, clientY: y + moved });
  sash.dispatchEvent(new PointerEvent('pointerdown', at(0)));
  document.dispatchEvent(new PointerEvent('pointermove', at(delta)));
  document.dispatchEvent(new PointerEvent('pointerup', at(delta)));
}
