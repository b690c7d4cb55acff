import { describe, expect, it } from 'vitest';
import type { FrameTableRecord } from '../../contract/media.ts';
import { frameAtTimestamp, frameUntilTimestamp, matchPackets, type PacketTimes } from './match-packets.ts';

const table = (pts: number[]): FrameTableRecord => ({ timeBase: [1, 1000], pts, lastDuration: 40 });

/** Packets at these milliseconds, which are looked at from the last key frame on that is not behind; only some at a time. */
function packets(milliseconds: number[], keys: number[] = [0], atATime = 100): PacketTimes {
  const times = milliseconds.map((each) => each / 1000).sort((a, b) => a - b);
  return {
    first: times[0]!,
    last: times.at(-1)!,
    from: async (seconds) => {
      const key = keys.findLast((each) => times[each]! <= seconds) ?? 0;
      return times.slice(key, key + atATime);
    },
  };
}

const timestamps = async (...given: Parameters<typeof matchPackets>) => [...(await matchPackets(...given)).timestamps];
const refusal = (key: string) => ({ reason: { key } });

describe('packets and frame table', () => {
  it('agree whatever clock each of them has', async () => {
    expect(await timestamps(packets([80, 120, 160, 200]), table([-80, -40, 0, 40]))).toEqual([0.08, 0.12, 0.16, 0.2]);
  });

  it('are matched in presentation order, also where frames are stored in another', async () => {
    const seen = await timestamps(packets([0, 120, 40, 80, 160]), table([0, 40, 80, 120, 160]));
    expect(seen).toEqual([0, 0.04, 0.08, 0.12, 0.16]);
  });

  it('leave out what an edit list cuts off, at the beginning and at the end', async () => {
    expect(await timestamps(packets([-80, -40, 0, 40, 80]), table([0, 40, 80]))).toEqual([0, 0.04, 0.08]);
    expect(await timestamps(packets([0, 40, 80, 120]), table([0, 40]))).toEqual([0, 0.04]);
    // Far behind the beginning: what is looked at begins at the key frame before it.
    const far = Array.from({ length: 500 }, (_, index) => (index - 300) * 40);
    const cut = Array.from({ length: 150 }, (_, index) => index * 40);
    const keys = [0, 100, 200, 290, 400];
    expect((await timestamps(packets(far, keys, 60), table(cut)))[0]).toBe(0);
  });

  it('keep uneven times, and tell when they differ', async () => {
    expect(await timestamps(packets([0, 33, 99]), table([0, 33, 99]))).toEqual([0, 0.033, 0.099]);
    for (const [seen, expected] of [
      [[0, 33, 66], table([0, 33, 99])],
      [[0, 33], table([0, 33, 99])],
      [[0, 50, 99], table([0, 33, 99])],
      // One packet more and nothing that says which is the first frame.
      [[500, 540, 580], table([0, 40])],
    ] as const) {
      await expect(matchPackets(packets([...seen]), expected)).rejects.toMatchObject(refusal('other-times'));
    }
    await expect(matchPackets(packets([0, 33, 33]), table([0, 33, 33]))).rejects.toMatchObject(refusal('same-times'));
  });

  it('find the frame of a timestamp within the rounding of containers, and no other', async () => {
    const match = await matchPackets(packets([0, 4, 8]), table([0, 4, 8]));
    expect([0, 0.0035, 0.0081, 0.0049].map((each) => frameAtTimestamp(match, each))).toEqual([0, 1, 2, 1]);
    expect([-0.04, 0.002, 0.012].map((each) => frameAtTimestamp(match, each))).toEqual([null, null, null]);
    expect([-1, 0, 0.0035, 0.006, 1].map((each) => frameUntilTimestamp(match, each))).toEqual([0, 0, 1, 1, 2]);
  });
});
