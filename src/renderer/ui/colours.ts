import { OVERLAY_COLOURS } from '../../document/overlay/tokens.ts';

/**
 * The colours of the window. What stands for a role or a method has the colour that it has over the footage; the rest is a quiet dark
 * ground. Text on its ground has a contrast of at least 4.5 to 1 (the end-to-end tests measure it).
 */
const COLOURS = {
  source: OVERLAY_COLOURS.source,
  target: OVERLAY_COLOURS.target,
  joint: OVERLAY_COLOURS.joint,
  sequential: OVERLAY_COLOURS.sequential,
  warning: OVERLAY_COLOURS.warning,
  danger: '#ff9b8f',
  ground: OVERLAY_COLOURS.canvas,
  panel: OVERLAY_COLOURS.panel,
  raised: '#1f2a37',
  pit: '#090d13',
  line: OVERLAY_COLOURS.line,
  edge: '#5d6f83',
  text: OVERLAY_COLOURS.text,
  muted: OVERLAY_COLOURS.textMuted,
  ink: OVERLAY_COLOURS.textOnChip,
} as const;

/** Sets the colours as CSS variables `--source`, `--ground` and so on. */
export function applyColours({ style }: HTMLElement): void {
  for (const [name, value] of Object.entries(COLOURS)) style.setProperty(`--${name}`, value);
}
