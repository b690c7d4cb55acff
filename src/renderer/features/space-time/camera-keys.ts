import { type CameraStep, PRESETS, type Preset } from '../../scene/camera-pose.ts';

/** What a key does while the 3D view has the focus. */
export type CameraKey = { readonly preset: Preset } | { readonly step: CameraStep } | 'reset' | 'picture';

const TURN = Math.PI / 24;
const PAN = 0.06;
const ZOOM = 1.15;

const ARROWS: Readonly<Record<string, readonly [across: number, up: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A key press, as a KeyboardEvent has it. */
export interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

/** The meaning of a key press; null for a key that is not the view's. Ctrl, Cmd and Alt belong to the window. */
export function cameraKey(press: KeyPress): CameraKey | null {
  if (press.ctrlKey || press.metaKey || press.altKey) return null;
  const arrow = ARROWS[press.key];
  if (arrow) {
    const [across, up] = arrow;
    // The view moves as if the boxes were turned or pushed by the arrow: the camera goes the other way.
    return { step: press.shiftKey ? { pan: [-PAN * across, -PAN * up] } : { turn: [-TURN * across, TURN * up] } };
  }
  if (press.key === '+' || press.key === '=') return { step: { zoom: ZOOM } };
  if (press.key === '-') return { step: { zoom: 1 / ZOOM } };
  if (press.key === '0') return 'reset';
  if (press.key.toLowerCase() === 'c' && !press.shiftKey) return 'picture';
  const preset = PRESETS[Number(press.key) - 1];
  return preset ? { preset } : null;
}
