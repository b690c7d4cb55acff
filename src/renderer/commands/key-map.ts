import { commandFor, type FocusKind } from './command-for.ts';
import { keyOf, type Platform } from './shortcut.ts';
import type { StudioActions } from './studio-actions.ts';

/** Inputs in which nothing is typed. */
const NOT_TEXT = ['checkbox', 'radio', 'button', 'submit', 'reset', 'color', 'file', 'image', 'range'];
const LIST = [
  'select, input[type="radio"], input[type="range"]',
  ...[
    'slider',
    'option',
    'listbox',
    'menuitem',
    'menuitemradio',
    'menuitemcheckbox',
    'tab',
    'radio',
    'row',
    'gridcell',
  ].map((role) => `[role="${role}"]`),
  '[role="grid"], [role="treeitem"], [role="spinbutton"], [role="separator"]',
].join(', ');

/** What a focused element is to shortcuts. Elements in a dialog that are not text are `dialog`: only commands of the window reach it. */
export function focusKind(element: Element | null): FocusKind {
  if (!element) return 'none';
  const isInput = element.matches('input');
  if (isInput && !NOT_TEXT.includes((element as HTMLInputElement).type)) return 'text';
  if (element.matches('textarea, [contenteditable=""], [contenteditable="true"]')) return 'text';
  if (element.closest('[role="dialog"], [role="alertdialog"]')) return 'dialog';
  if (element.matches(LIST)) return 'list';
  if (isInput || element.matches('button, a[href], summary, [role="button"], [role="checkbox"], [role="switch"]'))
    return 'button';
  return 'none';
}

/** The platform of this browser. */
export function thisPlatform(): Platform {
  return /mac|iphone|ipad/i.test(navigator.platform) ? 'mac' : 'other';
}

/**
 * Listens to the keys of the window and performs their commands. Tab is never taken; keys of a field that is being composed (an input
 * method) are left alone; so is what a control has handled.
 *
 * @returns stops it
 */
export function listenToKeys(target: Window, actions: StudioActions, platform: Platform): () => void {
  const held = new Set<string>();
  const onDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing || event.key === 'Tab') return;
    const focus = focusKind(event.target instanceof Element ? event.target : null);
    const command = commandFor(event, focus, platform, held);
    if (focus !== 'text' && event.key.length === 1) held.add(keyOf(event));
    if (!command) return;
    // Esc stays with what else listens to it (a dialog, a field).
    if (command.id !== 'escape') event.preventDefault();
    if (event.repeat && !command.repeats) return;
    if (command.isEnabled(actions.conditions())) command.perform(actions);
  };
  const onUp = (event: KeyboardEvent): void => void held.delete(keyOf(event));
  const onBlur = (): void => held.clear();
  target.addEventListener('keydown', onDown);
  target.addEventListener('keyup', onUp);
  target.addEventListener('blur', onBlur);
  return () => {
    target.removeEventListener('keydown', onDown);
    target.removeEventListener('keyup', onUp);
    target.removeEventListener('blur', onBlur);
  };
}
