import { OVERLAY_COLOURS } from '../../document/overlay/tokens.ts';

/** The looks of the window. */
export const THEMES = ['dark', 'light'] as const;
/** One of {@link THEMES}. */
export type Theme = (typeof THEMES)[number];

/**
 * The colours of the window by theme, as CSS variables `--source`, `--ground` and so on. What stands for a role or a method has, in
 * the dark theme, the colour that it has over the footage; the light theme keeps the hue and darkens it until it is read on white.
 * {@link TEXT_ON_GROUND} says which of them is text on which.
 */
export const THEME_COLOURS = {
  dark: {
    source: OVERLAY_COLOURS.source,
    target: OVERLAY_COLOURS.target,
    joint: OVERLAY_COLOURS.joint,
    sequential: OVERLAY_COLOURS.sequential,
    warning: OVERLAY_COLOURS.warning,
    danger: '#FF9B8F',
    ground: OVERLAY_COLOURS.canvas,
    panel: OVERLAY_COLOURS.panel,
    raised: '#1F2A37',
    pit: '#090D13',
    line: OVERLAY_COLOURS.line,
    edge: '#66788C',
    text: OVERLAY_COLOURS.text,
    muted: OVERLAY_COLOURS.textMuted,
    ink: OVERLAY_COLOURS.textOnChip,
    veil: 'rgba(6, 10, 15, 0.62)',
    shadow: 'rgba(0, 0, 0, 0.5)',
  },
  light: {
    source: '#0A629A',
    target: '#006B52',
    joint: '#8A5000',
    sequential: '#97386F',
    warning: '#6B5D00',
    danger: '#B3261E',
    ground: '#EEF1F5',
    panel: '#FFFFFF',
    raised: '#F4F6F9',
    pit: '#E2E7EE',
    line: '#D2D9E2',
    edge: '#79879A',
    text: '#131B26',
    muted: '#4A596B',
    ink: '#FFFFFF',
    veil: 'rgba(19, 27, 38, 0.42)',
    shadow: 'rgba(19, 27, 38, 0.22)',
  },
} as const satisfies Record<Theme, Record<string, string>>;

/** The name of a colour. */
export type ColourName = keyof (typeof THEME_COLOURS)['dark'];

const WORDS = ['text', 'muted', 'danger', 'warning', 'source', 'target', 'joint', 'sequential'] as const;
const GROUNDS = ['ground', 'panel', 'raised', 'pit'] as const;

/** Every pair of a colour of text and the colour under it; each has a contrast of at least 4.5 to 1 in both themes. */
export const TEXT_ON_GROUND: readonly (readonly [text: ColourName, ground: ColourName])[] = [
  ...WORDS.flatMap((word) => GROUNDS.map((ground) => [word, ground] as const)),
  ['text', 'line'],
  ['ink', 'text'],
  ['ink', 'source'],
  ['ink', 'target'],
  ['ink', 'joint'],
  ['ink', 'sequential'],
];

/** Pairs of a line that tells something (the edge of a control) and its ground: at least 3 to 1. */
export const LINE_ON_GROUND: readonly (readonly [line: ColourName, ground: ColourName])[] = [
  ['edge', 'ground'],
  ['edge', 'panel'],
  ['edge', 'raised'],
];

/** The style sheet of all themes: `[data-theme="light"] { --source: ... }`; an element inside may have another theme. */
export function themeSheet(): string {
  return THEMES.map((theme) => {
    const variables = Object.entries(THEME_COLOURS[theme]).map(([name, value]) => `--${name}: ${value};`);
    return `[data-theme="${theme}"] { color-scheme: ${theme}; ${variables.join(' ')} }`;
  }).join('\n');
}
