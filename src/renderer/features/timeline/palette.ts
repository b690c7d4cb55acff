import type { Role } from '../../ui/role.ts';
import type { Family } from './timeline-data.ts';

/** Colours and type of the drawing, as the style sheet has them. */
export interface Palette extends Readonly<Record<Role | Family, string>> {
  readonly panel: string;
  readonly pit: string;
  readonly raised: string;
  readonly line: string;
  readonly edge: string;
  readonly text: string;
  readonly muted: string;
  readonly ink: string;
  readonly warning: string;
  /** The sync event. */
  readonly sync: string;
  /** A key moment. */
  readonly moment: string;
  /** Over what lies outside of the working zone. */
  readonly outside: string;
  readonly font: string;
}

/** Reads the CSS variables of an element (timeline.css, and the theme's). */
export function readPalette(element: HTMLElement): Palette {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(`--${name}`).trim() || '#888';
  return {
    source: read('source'),
    target: read('target'),
    joint: read('joint'),
    sequential: read('sequential'),
    panel: read('panel'),
    pit: read('pit'),
    raised: read('raised'),
    line: read('line'),
    edge: read('edge'),
    text: read('text'),
    muted: read('muted'),
    ink: read('ink'),
    warning: read('warning'),
    sync: read('timeline-sync'),
    moment: read('timeline-moment'),
    outside: read('timeline-outside'),
    font: style.fontFamily,
  };
}
