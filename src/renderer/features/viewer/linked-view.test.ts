import { describe, expect, it } from 'vitest';
import { changedView, panChange, ViewLink, zoomChange } from './linked-view.ts';
import { FIT, type OwnLooking, scaleOf, toCanvas, toFrame } from './view-transform.ts';

const looking = (width: number, height: number, view = FIT as OwnLooking['view']): OwnLooking => ({
  view,
  frame: { width, height },
  canvas: { width: 400, height: 300 },
});

describe('linked views', () => {
  const large = looking(1600, 1200);
  const small = looking(200, 300);

  it('zoom by the same factor at the same place of the content', () => {
    // The middle of the canvas is the middle of the frame; at a quarter of it lies a quarter of the frame.
    const change = zoomChange(large, { x: 100, y: 75 }, 2);
    expect(change).toEqual({ kind: 'zoom', factor: 2, at: { x: 0.25, y: 0.25 } });
    const view = changedView(small, change);
    expect(view.scale).toBe(2);
    const after = { ...small, view };
    const before = toCanvas(small, { x: 50, y: 75 });
    // In the narrow frame there is no room to the left: it stays centred across, and keeps the place downwards.
    expect(toCanvas(after, { x: 50, y: 75 }).y).toBeCloseTo(before.y, 9);
  });

  it('pan by the same part of the content', () => {
    const zoomed = { ...large, view: changedView(large, zoomChange(large, { x: 200, y: 150 }, 4)) };
    const other = { ...small, view: changedView(small, zoomChange(large, { x: 200, y: 150 }, 4)) };
    const by = panChange(zoomed, { x: -64, y: 30 });
    // 1600 frame pixels are 1600 canvas pixels now, 1200 are 1200.
    expect(by).toEqual({ kind: 'pan', by: { x: -0.04, y: 0.025 } });
    const middle = (each: OwnLooking) => toFrame(each, { x: 200, y: 150 });
    const moved = { ...other, view: changedView(other, by) };
    expect(middle(moved).x - middle(other).x).toBeCloseTo(0.04 * 200, 9);
    expect(middle(moved).y - middle(other).y).toBeCloseTo(-0.025 * 300, 9);
    expect(scaleOf(moved)).toBe(scaleOf(other));
    expect(changedView(moved, { kind: 'fit' })).toBe(FIT);
  });

  it('follow each other only while they are linked', () => {
    let linked = true;
    const link = new ViewLink(() => linked);
    const heard: string[] = [];
    const [a, b] = ['a', 'b'].map((name) => ({ follow: () => void heard.push(name) }));
    const stop = link.add(a!);
    link.add(b!);
    link.tell(a!, { kind: 'fit' });
    linked = false;
    link.tell(a!, { kind: 'fit' });
    linked = true;
    stop();
    link.tell(b!, { kind: 'fit' });
    expect(heard).toEqual(['b']);
  });
});
