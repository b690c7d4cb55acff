import { describe, expect, it } from 'vitest';
import type { FrameTableRecord } from '../../contract/media.ts';
import { frameAtTimestamp, matchPackets, type PacketMatch, type PacketTime } from './match-packets.ts';

const table = (pts: number[]): FrameTableRecord => ({ timeBase: [1, 1000], pts, lastDuration: 40 });
/** Packets at these milliseconds; keys at those indexes. */
const packets = (milliseconds: number[], keys: number[]): PacketTime[] =>
  milliseconds.map((each, index) => ({ timestamp: each / 1000, isKey: keys.includes(index) }));

describe('packets and frame table', () => {
  it('agree whatever clock each of them has', () => {
    const match = matchPackets(packets([80, 120, 160, 200], [0, 2]), table([-80, -40, 0, 40])) as PacketMatch;
    expect([...match.timestamps]).toEqual([0.08, 0.12, 0.16, 0.2]);
    expect(match.keys).toEqual([
      { index: 0, timestamp: 0.08 },
      { index: 2, timestamp: 0.16 },
    ]);
  });

  it('are matched in presentation order, also where frames are stored in another', () => {
    const match = matchPackets(packets([0, 120, 40, 80, 160], [0]), table([0, 40, 80, 120, 160])) as PacketMatch;
    expect([...match.timestamps]).toEqual([0, 0.04, 0.08, 0.12, 0.16]);
  });

  it('leave out what an edit list cuts off, and decode from the key frame before it', () => {
    const match = matchPackets(packets([-80, -40, 0, 40, 80], [0, 4]), table([0, 40, 80])) as PacketMatch;
    expect([...match.timestamps]).toEqual([0, 0.04, 0.08]);
    expect(match.keys).toEqual([
      { index: 0, timestamp: -0.08 },
      { index: 2, timestamp: 0.08 },
    ]);
  });

  it('use only the last key frame of those that are cut off', () => {
    const match = matchPackets(packets([-120, -40, 0, 40], [0, 1, 2]), table([0, 40])) as PacketMatch;
    expect(match.keys).toEqual([{ index: 0, timestamp: 0 }]);
  });

  it('keep uneven times, and tell when they differ', () => {
    expect(matchPackets(packets([0, 33, 99], [0]), table([0, 33, 99]))).toMatchObject({ keys: [{ index: 0 }] });
    expect(matchPackets(packets([0, 33, 66], [0]), table([0, 33, 99]))).toContain('disagree about the times');
    expect(matchPackets(packets([0, 33], [0]), table([0, 33, 99]))).toContain('finds 2 frames, the studio 3');
    expect(matchPackets(packets([0, 33, 33], [0]), table([0, 33, 33]))).toContain('same time');
    expect(matchPackets(packets([0, 40], [1]), table([0, 40]))).toContain('cannot be decoded');
    // One packet more and nothing that says which is the first frame.
    expect(matchPackets(packets([500, 540, 580], [0]), table([0, 40]))).toContain('disagree');
  });

  it('find the frame of a timestamp within the rounding of containers, and no other', () => {
    const match = matchPackets(packets([0, 4, 8], [0]), table([0, 4, 8])) as PacketMatch;
    expect([0, 0.0035, 0.0081, 0.0049].map((each) => frameAtTimestamp(match, each))).toEqual([0, 1, 2, 1]);
    expect([-0.04, 0.002, 0.012].map((each) => frameAtTimestamp(match, each))).toEqual([null, null, null]);
  });
});
