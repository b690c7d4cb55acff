import { describe, expect, it } from 'vitest';
import { keepLayout, keptLayout } from './kept-layout.ts';
import { PRESETS, presetLayout } from './layouts.ts';
import { LEAST_SIZE, type PanelId } from './panels.ts';

type Node = ReturnType<typeof presetLayout>['grid']['root'];
const leaves = ({ data }: Node): { views: string[]; size: number }[] =>
  Array.isArray(data) ? data.flatMap((node) => (Array.isArray(node.data) ? leaves(node) : [leafOf(node)])) : [];
const leafOf = ({ data, size }: Node) => ({ views: (data as { views: string[] }).views, size: size ?? 0 });
const groups = (layout: ReturnType<typeof presetLayout>) => leaves(layout.grid.root).map(({ views }) => views);

const SIZES = [
  { width: 1424, height: 836 },
  { width: 1008, height: 636 },
  { width: 2544, height: 1376 },
];

describe('presets', () => {
  it('have the panels of a coach and of a researcher', () => {
    expect(groups(presetLayout('coach', SIZES[2]!))).toEqual([
      ['viewer'],
      ['timeline'],
      ['compare'],
      ['points', 'run'],
    ]);
    expect(groups(presetLayout('researcher', SIZES[2]!))).toEqual([
      ['viewer'],
      ['timeline'],
      ['compare'],
      ['points', 'run', 'jobs'],
      ['space-time', 'plots'],
    ]);
    // Where there is little height, the results stand behind the timelines.
    for (const size of SIZES.slice(0, 2)) {
      expect(groups(presetLayout('coach', size))).toEqual([['viewer'], ['timeline', 'compare'], ['points', 'run']]);
    }
  });

  it.each(PRESETS.flatMap((preset) => SIZES.map((size) => ({ preset, ...size }))))(
    'fill the dock and give each panel room: $preset $width x $height',
    ({ preset, width, height }) => {
      const { grid, panels } = presetLayout(preset, { width, height });
      const [work, side] = grid.root.data as Node[];
      expect(work!.size! + side!.size!).toBe(width);
      const rows = work!.data as Node[];
      expect(rows.reduce((sum, { size }) => sum + size!, 0)).toBe(height);
      for (const { views, size } of rows.filter(({ data }) => !Array.isArray(data)).map(leafOf)) {
        for (const view of views) expect(size).toBeGreaterThanOrEqual(LEAST_SIZE[view as PanelId].minimumHeight);
      }
      expect(Object.keys(panels).sort()).toEqual(groups({ grid, panels }).flat().sort());
    },
  );
});

describe('the kept layout', () => {
  const storage = (text: string | null) => ({ getItem: () => text });

  it('comes back as it was', () => {
    let text = '';
    const layout = presetLayout('researcher', SIZES[0]!);
    keepLayout({ setItem: (_, value) => void (text = value) }, layout);
    expect(keptLayout(storage(text))).toEqual(layout);
  });

  it('is none when it is broken, of another version, or of panels that we do not have', () => {
    const layout = presetLayout('coach', SIZES[0]!);
    const strange = { ...layout, panels: { ...layout.panels, radio: { id: 'radio', contentComponent: 'radio' } } };
    for (const text of [
      null,
      '{',
      '7',
      '{"version":1}',
      JSON.stringify({ version: 0, layout }),
      JSON.stringify({ version: 1, layout: strange }),
      JSON.stringify({ version: 1, layout: { panels: layout.panels } }),
    ]) {
      expect(keptLayout(storage(text)), String(text)).toBeNull();
    }
  });
});
