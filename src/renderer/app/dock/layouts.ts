import { Orientation, type SerializedDockview } from 'dockview-react';
import { isPanel, LEAST_SIZE, type PanelId } from './panels.ts';

/** The layouts that come with the studio: what a coach looks at, and what a researcher does. */
export const PRESETS = ['coach', 'researcher'] as const;
/** One of {@link PRESETS}. */
export type Preset = (typeof PRESETS)[number];

/** A size in CSS pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

type Node = SerializedDockview['grid']['root'];

/** Below this height of the dock the results stand behind the timelines, not under them: the pictures come first. */
const LOW = 960;

/** The layout of a preset for a dock of this size: the work on the left, what is marked and run on the right. */
export function presetLayout(preset: Preset, { width, height }: Size): SerializedDockview {
  const isLow = height < LOW;
  const isResearcher = preset === 'researcher';
  const side = Math.round(isResearcher ? clamp(0.29 * width, 320, 560) : clamp(0.24 * width, 296, 368));
  const timeline = Math.round(clamp(0.21 * height, 176, 248));
  const results = Math.round(isLow ? clamp(0.34 * height, 216, 300) : clamp(0.3 * height, 216, 440));
  const work: Node[] = isLow
    ? [leaf(['viewer'], height - results), leaf(['timeline', 'compare'], results)]
    : [leaf(['viewer'], height - timeline - results), leaf(['timeline'], timeline), leaf(['compare'], results)];
  const pictures = Math.round(0.46 * height);
  const besides = isResearcher
    ? branch([leaf(['points', 'run', 'jobs'], height - pictures), leaf(['space-time', 'plots'], pictures)], side)
    : leaf(['points', 'run'], side);
  const root = branch([branch(work, width - side), besides], height);
  return {
    grid: { root, width, height, orientation: Orientation.HORIZONTAL },
    panels: Object.fromEntries(panelsOf(root).map((id) => [id, panelState(id)])),
    activeGroup: groupOf(['viewer']),
  };
}

/** What dockview keeps of a panel. */
export function panelState(id: PanelId): SerializedDockview['panels'][string] {
  return { id, contentComponent: id, title: id, ...LEAST_SIZE[id] };
}

function clamp(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

function groupOf(views: readonly PanelId[]): string {
  return `group-${views[0]}`;
}

function leaf(views: readonly PanelId[], size: number): Node {
  return { type: 'leaf', data: { views: [...views], activeView: views[0]!, id: groupOf(views) }, size };
}

function branch(data: Node[], size: number): Node {
  return { type: 'branch', data, size };
}

function panelsOf(node: Node): PanelId[] {
  return Array.isArray(node.data) ? node.data.flatMap(panelsOf) : node.data.views.filter(isPanel);
}
