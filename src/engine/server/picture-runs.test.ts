import { describe, expect, it } from 'vitest';
import type { DecodeRequest, FrameSource, OpenedVideo, RgbFrame } from '../ports.ts';
import { PictureRuns } from './picture-runs.ts';

const COUNT = 30;
const SIZE = { width: 2, height: 1 };

function decoders() {
  const started: DecodeRequest[] = [];
  let running = 0;
  const frames: Pick<FrameSource, 'decode'> = {
    async *decode(_video, request, signal) {
      started.push(request);
      running += 1;
      try {
        for (let index = request.first; index <= request.last; index += 1) {
          signal?.throwIfAborted();
          await Promise.resolve();
          yield { index, ...SIZE, data: new Uint8Array(6).fill(index) } satisfies RgbFrame;
        }
      } finally {
        running -= 1;
      }
    },
  };
  const video = { info: { frames: COUNT } } as OpenedVideo;
  const runs = new PictureRuns({ frames: frames as FrameSource });
  const { signal } = new AbortController();
  const ask = async (index: number, size = SIZE) => (await runs.frame(video, index, size, signal))?.index;
  return { started, ask, running: () => running };
}

describe('pictures for the window', () => {
  it('come from one decoder when they are asked for one after the other, also several at a time', async () => {
    const { started, ask } = decoders();
    expect(await ask(4)).toBe(4);
    expect(await Promise.all([5, 6, 7].map((index) => ask(index)))).toEqual([5, 6, 7]);
    expect(await ask(8)).toBe(8);
    expect(started.map(({ first, last }) => [first, last])).toEqual([
      [4, 4],
      [5, COUNT - 1],
    ]);
  });

  it('are decoded by themselves after a jump; at the end of the clip nothing runs on', async () => {
    const { started, ask, running } = decoders();
    for (const index of [3, 4, 20, 19, COUNT - 3, COUNT - 2, COUNT - 1]) expect(await ask(index)).toBe(index);
    expect(started.map(({ first, last }) => last - first)).toEqual([0, COUNT - 5, 0, 0, 0, 1]);
    expect(running()).toBe(0);
  });

  it('of another size do not disturb the run', async () => {
    const { started, ask } = decoders();
    for (const index of [0, 1, 2]) {
      expect(await ask(index)).toBe(index);
      expect(await ask(index * 7 + 1, { width: 1, height: 1 })).toBe(index * 7 + 1);
    }
    expect(started.filter(({ first, last }) => first !== last)).toHaveLength(1);
  });
});
