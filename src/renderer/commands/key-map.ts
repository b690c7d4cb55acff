import type { StudioCommand } from './command.ts';
import { commandFor, type FocusKind } from './command-for.ts';
import { keyOf, type Platform } from './shortcut.ts';
import type { StudioActions } from './studio-actions.ts';

/** Inputs in which nothing is typed. */
const NOT_TEXT = ['checkbox', 'radio', 'button', 'submit', 'reset', 'color', 'file', 'image', 'range'];
const LIST = [
  'select, input[type="radio"]',
  ...['option', 'listbox', 'menuitem', 'menuitemradio', 'menuitemcheckbox', 'tab', 'radio', 'row', 'gridcell'].map(
    (role) => `[role="${role}"]`,
  ),
  '[role="grid"], [role="treeitem"], [role="spinbutton"], [role="separator"]',
].join(', ');

const SLIDER = '[role="slider"], input[type="range"]';

/** What a focused element is to shortcuts. Elements in a dialog that are not text are `dialog`: only commands of the window reach it. */
export function focusKind(element: Element | null): FocusKind {
  if (!element) return 'none';
  const isInput = element.matches('input');
  if (isInput && !NOT_TEXT.includes((element as HTMLInputElement).type)) return 'text';
  if (element.matches('textarea, [contenteditable=""], [contenteditable="true"]')) return 'text';
  if (element.closest('[role="dialog"], [role="alertdialog"]')) return 'dialog';
  if (element.matches(SLIDER)) return 'slider';
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
 * method) are left alone; so is what a control has handled. Alt by itself does nothing: elsewhere than on a Mac it would take the focus
 * to the menu bar.
 *
 * @returns stops it
 */
export function listenToKeys(target: Window, actions: StudioActions, platform: Platform): () => void {
  const held = new Set<string>();
  /**
   * The command of Space, performed when the key comes up again and nothing was dragged meanwhile: Space held is for panning. With Cmd a
   * Mac does not tell that it came up, and nothing is panned.
   */
  let waiting: StudioCommand | null = null;
  const perform = (command: StudioCommand): void => {
    if (command.isEnabled(actions.conditions())) command.perform(actions);
  };
  const onDown = (event: KeyboardEvent): void => {
    if (event.key === 'Alt' && platform !== 'mac') event.preventDefault();
    if (event.defaultPrevented || event.isComposing || event.key === 'Tab') return;
    const focus = focusKind(event.target instanceof Element ? event.target : null);
    const command = commandFor(event, focus, platform, held);
    // A Mac does not tell that a letter came up while Cmd was held.
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (focus !== 'text' && isPlain && event.key.length === 1) held.add(keyOf(event));
    if (!command) return;
    // Esc stays with what else listens to it (a dialog, a field).
    if (command.id !== 'escape') event.preventDefault();
    if (event.repeat && !command.repeats) return;
    if (isPlain && keyOf(event) === 'Space') waiting = command;
    else perform(command);
  };
  const onUp = (event: KeyboardEvent): void => {
    if (event.key === 'Alt' && platform !== 'mac') event.preventDefault();
    const key = keyOf(event);
    held.delete(key);
    if (!waiting || key !== 'Space') return;
    const command = waiting;
    waiting = null;
    perform(command);
  };
  /** What was held while the pointer was pressed was held for the pointer. */
  const onPress = (): void => {
    waiting = null;
  };
  const onBlur = (): void => {
    held.clear();
    waiting = null;
  };
  target.addEventListener('keydown', onDown);
  target.addEventListener('keyup', onUp);
  target.addEventListener('pointerdown', onPress, { capture: true });
  target.addEventListener('blur', onBlur);
  return () => {
    target.removeEventListener('keydown', onDown);
    target.removeEventListener('keyup', onUp);
    target.removeEventListener('pointerdown', onPress, { capture: true });
    target.removeEventListener('blur', onBlur);
  };
}
