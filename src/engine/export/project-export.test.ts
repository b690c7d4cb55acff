import { describe, expect, it } from 'vitest';
import { type ComparisonTiming, comparisonWishSchema } from '../../contract/export.ts';
import type { MediaRecord, ProjectFile, ProjectRecord } from '../../contract/project.ts';
import { exampleMedia, exampleProject } from '../../document/testing/example-project.ts';
import { createCanvasFactory } from '../../node/export/canvas-factory.ts';
import type { DecodeRequest, OpenedVideo, RgbFrame } from '../ports.ts';
import { exportProjectClip, type ProjectClipServices } from './project-export.ts';

/** The example's pair, synchronised by hand and never aligned: "top" is marked in both clips, and anchors say something else. */
function byHand(...more: ProjectRecord[]): ProjectFile {
  const project = exampleProject();
  const point = { left_wrist: { x: 300, y: 200, visible: true } };
  return {
    ...project,
    records: [
      exampleMedia('source', { workingZone: [40, 59] }),
      exampleMedia('target', { syncFrame: 20 }),
      ...project.records.filter(({ kind }) => kind === 'pair' || kind === 'moment'),
      { id: 'moment-late', kind: 'moment', mediaId: 'source', name: 'late', frame: 90, keypoints: {} },
      { id: 'moment-target', kind: 'moment', mediaId: 'target', name: 'top', frame: 70, keypoints: point },
      ...more,
    ],
  };
}
const anchor: ProjectRecord = {
  ...{ id: 'anchor-1', kind: 'anchor', sourceId: 'source', targetId: 'target' },
  ...{ sourceFrame: 45, targetFrame: 61 },
};

/** Exports a clip and keeps what was read and drawn. */
async function exported(project: ProjectFile, wish: Partial<ComparisonTiming>, options = {}) {
  const read: Record<string, number[]> = { source: [], target: [] };
  const texts: string[] = [];
  let written = 0;
  const opened = ({ id, info, sizeBytes, quickHash }: MediaRecord): OpenedVideo => ({
    ...{ path: id, info, sizeBytes, quickHash },
    table: { timeBase: [1, 25], pts: Array.from({ length: 100 }, (_, i) => i), lastDuration: 1 },
  });
  async function* decode({ path }: OpenedVideo, { first, last, size }: DecodeRequest): AsyncGenerator<RgbFrame> {
    const { width, height } = size!;
    for (let index = first; index <= last; index++) {
      read[path]!.push(index);
      yield { index, width, height, data: new Uint8Array(width * height * 3) };
    }
  }
  const factory = createCanvasFactory();
  const services = {
    frames: { open: async () => Promise.reject(new Error('opened already')), decode },
    canvases: {
      create: (width: number, height: number) => {
        const canvas = factory.create(width, height);
        const fillText = canvas.context.fillText.bind(canvas.context);
        canvas.context.fillText = (text, x, y) => {
          texts.push(text);
          fillText(text, x, y);
        };
        return canvas;
      },
    },
    writer: {
      open: async () => ({ write: async () => void written++, finish: async () => {}, abort: async () => {} }),
    },
    // The example's run kept no persons; looked for again, nobody is found.
    backend: { resolve: async () => 'cpu' },
    analyser: { analyse: async () => ({ poseInFrame: null }) },
  } as unknown as ProjectClipServices;
  const subject = { project, openMedia: async (media: MediaRecord) => opened(media), mediaPath: async () => '' };
  const { warp, runId, offsetSeconds, realTime } = comparisonWishSchema.parse({ format: 'mp4', ...wish });
  const timing = { warp, runId, offsetSeconds, realTime };
  const clip = { path: '/nowhere/clip.mp4', options: { maxWidth: 640, maxHeight: 360, ...options }, timing };
  await exportProjectClip(services, subject, clip, new AbortController().signal, () => {});
  return { read, texts, written };
}

describe('a comparison clip of a pair without a run', () => {
  it('is in step by its anchors, over the working zone, and stands at the key moments of the source', async () => {
    const { read, texts, written } = await exported(byHand(anchor), { warp: 'anchors' }, { freezeSeconds: 0.2 });
    // Twenty frames, and a still at "top"; "late" lies outside of the working zone.
    expect(written).toBe(20 + 5);
    expect([read.source![0], Math.max(...read.source!)]).toEqual([40, 59]);
    expect(Math.min(...read.target!)).toBe(56);
    expect(texts).toContain('in step by anchors');
    expect(texts).not.toContain('late');
  });

  it('is in step by its sync events', async () => {
    const { read, texts } = await exported(byHand(), { warp: 'offset', offsetSeconds: 0.2 });
    // The working zone begins at the source's sync event, so the target's stands beside it, and five frames more.
    expect(Math.min(...read.target!)).toBe(25);
    expect(texts).toContain('in step by sync events');
  });

  it('draws what was marked in the target in its own frame alone', async () => {
    // At "top", frame 50, anchors have the target's frame 66 beside it, and 70 a little later; the sync events never come there.
    const names = async (wish: Partial<ComparisonTiming>) =>
      (await exported(byHand(anchor), wish, { freezeSeconds: 0.2 })).texts.filter((text) =>
        text.startsWith('left wrist'),
      );
    const [byAnchors, bySync] = [await names({ warp: 'anchors' }), await names({ warp: 'offset' })];
    expect(byAnchors.length).toBeGreaterThan(bySync.length);
    expect(byAnchors.filter((text) => /[+−]\d+ f/.test(text))).toEqual([]);
  });

  it('cannot be in step by what is not there', async () => {
    await expect(exported(byHand(anchor), { warp: 'method' })).rejects.toThrow('no run');
    await expect(exported(byHand(), { warp: 'anchors' })).rejects.toThrow('no anchors');
    const single = { ...byHand(), records: [exampleMedia('source')] };
    await expect(exported(single, { warp: 'offset' })).rejects.toThrow('needs a source and a target');
  });
});

describe('a comparison clip of a run', () => {
  it('names the methods, whatever keeps it in step, and leaves out what was marked in the target', async () => {
    const marked = byHand(anchor).records.filter(({ id }) => id === 'moment-target');
    const project = { ...exampleProject(), records: [...exampleProject().records, ...marked, anchor] };
    const timing = { warp: 'anchors' } as const;
    const { texts } = await exported(project, timing, { freezeSeconds: 0, speed: 4 });
    expect(texts).toContain('auto + pose');
    expect(texts.filter((text) => text.startsWith('in step'))).toEqual([]);
  });
});
