import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Pack, posePackSchema, type SpaceTimePack, spaceTimePackSchema } from '../../contract/pack.ts';
import type { BlobStore, FrameSource, InferenceBackend, OpenedVideo, PackStore, Tensor } from '../ports.ts';
import { type AnalyseChoice, ClipAnalyser } from './clip-analyser.ts';
import { FeatureCache } from './feature-cache.ts';
import { spotFrame, spotNetwork } from './testing/spot-network.ts';

const readPack = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../../models/${name}/pack.json`, import.meta.url), 'utf8'));
/** The real packs, with a smaller clip so that tests are quick. */
const spaceTime: SpaceTimePack = { ...spaceTimePackSchema.parse(readPack('st-r2plus1d18')), frames: 8, size: 32 };
const pose = posePackSchema.parse(readPack('movenet-lightning'));

const FRAMES = 12;
const video: OpenedVideo = {
  path: '/clips/spot.mp4',
  quickHash: 'abc',
  sizeBytes: 1000,
  table: { timeBase: [1, 30], pts: Array.from({ length: FRAMES }, (_, i) => i), lastDuration: 1 },
  info: {
    file: 'spot.mp4',
    width: 240,
    height: 180,
    frames: FRAMES,
    durationSeconds: FRAMES / 30,
    fps: 30,
    vfr: false,
    codec: 'h264',
    pixelFormat: 'yuv420p',
    rotationDegrees: 0,
    color: { range: null, matrix: null, primaries: null, transfer: null },
  },
};

/** A clip with a spot that walks to the right, and everything an analyser needs; counts what is done. */
function workplace({ empty = false, blobs }: { empty?: boolean; blobs?: BlobStore } = {}) {
  const counts = { decoded: 0, closed: 0, poseRuns: 0, backboneRuns: 0 };
  const inputs: Tensor[] = [];
  let fellBackFrom: 'webgpu' | null = null;
  const source: FrameSource = {
    open: () => Promise.reject(new Error('not here')),
    async *decode(_video, { first, last }, signal) {
      try {
        for (let i = first; i <= last; i++) {
          signal?.throwIfAborted();
          counts.decoded++;
          yield spotFrame(i, 240, 180, empty ? null : { x: 80 + 4 * i, y: 90, radius: 14 });
        }
      } finally {
        counts.closed++;
      }
    },
  };
  const spots = spotNetwork();
  const backend: InferenceBackend = {
    devices: () => Promise.resolve({ chosen: 'cpu', working: ['cpu'], refused: {}, fellBackFrom, threads: 1 }),
    resolve: () => Promise.resolve('cpu'),
    load: (modelPath) =>
      Promise.resolve({
        run: (feeds, outputs) => {
          if (modelPath.includes('model.onnx')) {
            counts.poseRuns++;
            return spots.run(feeds, outputs);
          }
          counts.backboneRuns++;
          inputs.push(feeds.clip!);
          const map = { data: Float32Array.of(inputs.length), shape: [1] };
          return Promise.resolve({ g2: map, g3: map, g4: map, fine: map });
        },
      }),
    close: () => Promise.resolve(),
  };
  const packs: PackStore = {
    list: () => Promise.resolve([]),
    verify: () => Promise.resolve([]),
    forTask: <T extends Pack['task']>(task: T) => {
      const pack = task === 'pose-2d-single' ? pose : spaceTime;
      return Promise.resolve({ pack, folder: '', sha256: `sha of ${task}` }) as never;
    },
    pathOf: (_pack, file) => file,
  };
  const cache = new FeatureCache(blobs ? { blobs } : {});
  return {
    counts,
    inputs,
    analyser: new ClipAnalyser({ source, backend, packs, cache }),
    fallBack: () => {
      fellBackFrom = 'webgpu';
    },
  };
}

const withPose: AnalyseChoice = { pose: true };
const volume = 8 * 32 * 32;
/** Largest magnitude among the joint channels of a network input. */
const poseChannels = (input: Tensor): number =>
  input.data.subarray(3 * volume).reduce((most, value) => Math.max(most, Math.abs(value)), 0);

describe('ClipAnalyser', () => {
  it('follows the person, crops round it and carries the pose into clip space', async () => {
    const { analyser, inputs, counts } = workplace();
    const stages: string[] = [];
    const result = await analyser.analyse(video, withPose, 'cpu', { onProgress: ({ stage }) => stages.push(stage) });
    expect(result).toMatchObject({ cropFrom: 'person', device: 'cpu', warnings: [], mirrored: null });
    expect(result.pack).toEqual({
      name: 'st-r2plus1d18',
      version: spaceTime.version,
      sha256: 'sha of space-time-correspondence',
    });
    expect(result.posePack?.name).toBe('movenet-lightning');
    expect(result.features.sampling.videoFrames).toEqual([0, 2, 3, 5, 6, 8, 9, 11]);
    // The spot stands at (80 + 4 i, 90): the square is round the middle of its way.
    const { crop } = result.features;
    expect(Math.abs(crop.x + crop.w / 2 - 102)).toBeLessThan(4);
    expect(crop.w).toBe(crop.h);
    const inFrame = result.poseInFrame!.frames[5]![3]!;
    const inClip = result.features.pose![3]![3]!;
    expect(inClip).toEqual({ ...result.geometry.frameToClip(inFrame), score: inFrame.score });
    expect(inputs[0]!.shape).toEqual([1, 16, 8, 32, 32]);
    expect(poseChannels(inputs[0]!)).toBeGreaterThan(0.2);
    // Every frame once, though tracking goes both ways and the input wants some again.
    expect(counts).toMatchObject({ decoded: FRAMES, closed: 1, backboneRuns: 1 });
    expect([...new Set(stages)]).toEqual(['search', 'pose', 'pictures', 'features']);
  });

  it('does nothing twice, in this process or the next', async () => {
    const kept = new Map<string, Uint8Array>();
    const blobs: BlobStore = {
      get: (key) => Promise.resolve(kept.get(key) ?? null),
      put: async (key, bytes) => {
        kept.set(key, bytes);
      },
    };
    const here = workplace({ blobs });
    const first = await here.analyser.analyse(video, withPose, 'cpu');
    const before = { ...here.counts };
    const second = await here.analyser.analyse(video, withPose, 'cpu');
    expect(second.features).toBe(first.features);
    expect(here.counts).toEqual(before);

    const next = workplace({ blobs });
    const third = await next.analyser.analyse(video, withPose, 'cpu');
    expect(third.features).toEqual(first.features);
    expect(third.poseInFrame).toEqual(first.poseInFrame);
    expect(next.counts).toEqual({ decoded: 0, closed: 0, poseRuns: 0, backboneRuns: 0 });
  });

  it('keeps apart what differs', async () => {
    const { analyser, counts } = workplace();
    const keys = new Set<string>();
    const choices: AnalyseChoice[] = [
      withPose,
      { pose: true, poseInNetwork: false },
      { pose: false },
      { pose: true, range: [0, 10] },
      { pose: true, person: { frame: 3, x: 92, y: 90 } },
      { pose: true, crop: { x: 0, y: 0, w: 100, h: 100 } },
    ];
    for (const choice of choices) keys.add((await analyser.analyse(video, choice, 'cpu')).features.key);
    keys.add((await analyser.analyse({ ...video, quickHash: 'other' }, withPose, 'cpu')).features.key);
    keys.add((await analyser.analyse(video, withPose, 'webgpu')).features.key);
    expect(keys.size).toBe(8);
    // With pose outside the network the maps are the same, with and without pose in the method.
    expect(counts.backboneRuns).toBe(7);
  });

  it('without pose still follows the person for the crop', async () => {
    const { analyser, inputs } = workplace();
    const result = await analyser.analyse(video, { pose: false }, 'cpu');
    expect(result.cropFrom).toBe('person');
    expect(result.features.pose).toBeNull();
    expect(result.poseInFrame).not.toBeNull();
    expect(poseChannels(inputs[0]!)).toBe(0);
    const outside = await analyser.analyse(video, { pose: true, poseInNetwork: false }, 'cpu');
    expect(outside.features.pose).not.toBeNull();
    expect(outside.features.maps).toBe(result.features.maps);
  });

  it('takes the crop as given, as the smallest square round it, and looks for nobody when no pose is wanted', async () => {
    const { analyser, counts } = workplace();
    const choice = { pose: false, crop: { x: 50, y: 40, w: 100, h: 60 } };
    const result = await analyser.analyse(video, choice, 'cpu');
    expect(result.features.crop).toEqual({ x: 50, y: 20, w: 100, h: 100 });
    expect(result).toMatchObject({ cropFrom: 'choice', posePack: null, poseInFrame: null, warnings: [] });
    expect(counts.poseRuns).toBe(0);
  });

  it('falls back to the middle of the frame, with a warning, when nobody is found', async () => {
    const { analyser, inputs } = workplace({ empty: true });
    const result = await analyser.analyse(video, withPose, 'cpu');
    expect(result.features.crop).toEqual({ x: 30, y: 0, w: 180, h: 180 });
    expect(result).toMatchObject({ cropFrom: 'frame', poseInFrame: null });
    expect(result.features.pose).toBeNull();
    expect(poseChannels(inputs[0]!)).toBe(0);
    expect(result.warnings).toEqual([
      expect.stringMatching(/^spot\.mp4: no person was found\. The middle of the frame/),
    ]);
    const person = { frame: 2, x: 10, y: 20 };
    const clicked = await analyser.analyse(video, { pose: true, person }, 'cpu');
    expect(clicked.warnings).toEqual([expect.stringMatching(/no person was found at \(10, 20\) of frame 2/)]);
  });

  it('gives the mirrored clip too', async () => {
    const { analyser, inputs, counts } = workplace();
    const done: string[] = [];
    const result = await analyser.analyse(video, { pose: true, mirrored: true }, 'cpu', {
      onProgress: (progress) => {
        if (progress.stage === 'features') done.push(`${progress.done}/${progress.total}`);
      },
    });
    expect(done).toEqual(['0/2', '1/2', '1/2', '2/2']);
    expect(counts.backboneRuns).toBe(2);
    expect(inputs[1]!.data[0]).toBe(inputs[0]!.data[31]);
    const [left, right] = [result.features.pose![2]![5]!, result.mirrored!.pose![2]![6]!];
    expect(right).toEqual({ x: 32 - left.x, y: left.y, score: left.score });
    expect(result.mirrored!.key).not.toBe(result.features.key);
  });

  it('follows from a click outside the range into it', async () => {
    const { analyser, counts } = workplace();
    const choice: AnalyseChoice = { pose: true, range: [6, 9], person: { frame: 2, x: 88, y: 90 } };
    const result = await analyser.analyse(video, choice, 'cpu');
    expect(result.poseInFrame?.range).toEqual([6, 9]);
    expect(result.poseInFrame?.frames).toHaveLength(4);
    expect(counts.decoded).toBe(8);
  });

  it('says which device did the work when one failed on the way', async () => {
    const { analyser, fallBack } = workplace();
    fallBack();
    const result = await analyser.analyse(video, withPose, 'webgpu');
    expect(result.device).toBe('cpu');
    expect(result.features.key).toBe((await analyser.analyse(video, withPose, 'cpu')).features.key);
  });

  it('refuses what lies outside the clip', async () => {
    const { analyser } = workplace();
    const code = (choice: AnalyseChoice) =>
      analyser.analyse(video, choice, 'cpu').then(
        () => null,
        (error: { code: string }) => error.code,
      );
    expect(await code({ pose: true, range: [3, 12] })).toBe('range-invalid');
    expect(await code({ pose: true, range: [5, 4] })).toBe('range-invalid');
    expect(await code({ pose: true, crop: { x: 500, y: 0, w: 10, h: 10 } })).toBe('crop-invalid');
    expect(await code({ pose: true, person: { frame: 12, x: 0, y: 0 } })).toBe('frame-out-of-range');
  });

  it('ends the decoder when it is cancelled', async () => {
    const { analyser, counts } = workplace();
    const controller = new AbortController();
    const analysing = analyser.analyse(video, withPose, 'cpu', {
      signal: controller.signal,
      onProgress: ({ stage, done }) => {
        if (stage === 'pose' && done === 2) controller.abort();
      },
    });
    await expect(analysing).rejects.toMatchObject({ name: 'AbortError' });
    expect(counts).toMatchObject({ closed: 1, backboneRuns: 0 });
  });

  it('suggests the joints of one frame', async () => {
    const { analyser, counts } = workplace();
    const joints = await analyser.suggestJoints(video, 4, null, 'cpu');
    expect(joints).toHaveLength(13);
    expect(counts).toMatchObject({ decoded: 1, closed: 1 });
    await expect(analyser.suggestJoints(video, 12, null, 'cpu')).rejects.toMatchObject({ code: 'frame-out-of-range' });
  });
});
