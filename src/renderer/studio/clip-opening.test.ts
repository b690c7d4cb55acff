import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MediaOpening } from '../../contract/media.ts';
import { type Counting, followOpening } from './clip-opening.ts';

const step = (framesDone: number, more: Partial<MediaOpening> = {}): MediaOpening => ({
  id: 'm1',
  file: 'long.mp4',
  facts: null,
  framesDone,
  ended: false,
  ...more,
});

describe('followOpening', () => {
  const revoke = vi.fn();
  let listener: (opening: MediaOpening) => void;
  const preview = vi.fn<(mediaId: string) => Promise<Blob | null>>();
  const stopped = vi.fn();
  const bridge = {
    on: (_name: string, each: (opening: never) => void) => {
      listener = each as typeof listener;
      return stopped;
    },
    preview,
  };

  beforeEach(() => {
    vi.stubGlobal('URL', { createObjectURL: () => 'blob:picture', revokeObjectURL: revoke });
  });
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.clearAllMocks();
  });

  it('tells the steps of its own file, and the picture once it is there', async () => {
    const told: Counting[] = [];
    preview.mockResolvedValueOnce(null).mockResolvedValue(new Blob([]));
    const stop = followOpening(bridge as never, 'long.mp4', (counting) => told.push(counting));
    listener(step(1, { file: 'other.mp4', id: 'm2' }));
    expect(told).toEqual([]);
    listener(step(10));
    await vi.waitFor(() => expect(preview).toHaveBeenCalledTimes(1));
    await Promise.resolve();
    listener(step(250));
    await vi.waitFor(() => expect(told.at(-1)).toMatchObject({ framesDone: 250, picture: 'blob:picture' }));
    listener(step(900));
    expect(preview).toHaveBeenCalledTimes(2);
    const steps = told.length;
    listener(step(1000, { ended: true }));
    expect(told).toHaveLength(steps);
    stop();
    expect(stopped).toHaveBeenCalled();
    expect(revoke).toHaveBeenCalledWith('blob:picture');
  });

  it('keeps quiet when it is over, and makes no picture for nobody', async () => {
    let answer: (blob: Blob) => void = () => undefined;
    preview.mockReturnValueOnce(new Promise((resolve) => (answer = resolve)));
    const told = vi.fn();
    const stop = followOpening(bridge as never, 'long.mp4', told);
    listener(step(10));
    stop();
    answer(new Blob([]));
    await Promise.resolve();
    expect(told).toHaveBeenCalledTimes(1);
    expect(revoke).not.toHaveBeenCalled();
  });
});
