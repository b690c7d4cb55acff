import type { PosePoint } from '../../contract/keypoints.ts';

/** Joints round the middle of the drawn person, in the order of HUMAN_JOINTS. */
const OFFSETS: readonly (readonly [number, number])[] = [
  [0, -38],
  [-9, -26],
  [9, -26],
  [-13, -13],
  [13, -13],
  [-14, 0],
  [14, 0],
  [-6, 2],
  [6, 2],
  [-7, 20],
  [7, 20],
  [-8, 38],
  [8, 38],
];

/**
 * The test clip of the pack's parity data (`testClip` of its check.mjs), made by integer arithmetic: a figure of dots that walks to the
 * right and lifts its arms; the second clip does the same at another pace.
 *
 * @returns pixels [64, 128, 128, 3] and the pose in pixels
 */
export function parityClip(clip: 0 | 1): { rgb: Uint8Array; pose: PosePoint[][] } {
  const rgb = new Uint8Array(64 * 128 * 128 * 3);
  const pose: PosePoint[][] = [];
  for (let t = 0; t < 64; t++) {
    const s = clip === 0 ? t : Math.floor((t * t) / 63);
    const middle = [48 + Math.floor(s / 2), 66 - Math.floor((s * (63 - s)) / 128)] as const;
    const joints = OFFSETS.map(([dx, dy], j) => {
      const arm = j === 5 || j === 6 ? Math.floor((s * 30) / 63) : 0;
      const leg = j === 9 || j === 10 ? Math.floor((s * (63 - s)) / 200) : 0;
      return [middle[0] + dx, middle[1] + dy - arm - leg] as const;
    });
    pose.push(joints.map(([x, y], j) => ({ x: x + 0.5, y: y + 0.5, score: (40 + ((j * 7 + t * 3) % 60)) / 100 })));
    drawFrame(rgb, clip, t, joints, [92 - Math.floor(s / 2), 84 - s]);
  }
  return { rgb, pose };
}

function drawFrame(
  rgb: Uint8Array,
  clip: number,
  t: number,
  joints: readonly (readonly [number, number])[],
  ball: readonly [number, number],
): void {
  for (let y = 0; y < 128; y++) {
    for (let x = 0; x < 128; x++) {
      for (let c = 0; c < 3; c++) {
        const pattern = (hashByte(clip, c, 0, y >> 3, x >> 3) >> 2) + (hashByte(clip, c, t, y, x) >> 4);
        rgb[((t * 128 + y) * 128 + x) * 3 + c] = 40 + ((x * 2 + y + clip * 17) & 63) + pattern;
      }
    }
  }
  joints.forEach((joint, j) => {
    drawDisc(rgb, t, joint, 30, (c) => 60 + 15 * ((j * (c + 2)) % 12));
  });
  drawDisc(rgb, t, ball, 9, (c) => 250 - 40 * c);
}

function drawDisc(
  rgb: Uint8Array,
  t: number,
  [middleX, middleY]: readonly [number, number],
  squaredRadius: number,
  colour: (channel: number) => number,
): void {
  for (let y = 0; y < 128; y++) {
    for (let x = 0; x < 128; x++) {
      if ((x - middleX) ** 2 + (y - middleY) ** 2 > squaredRadius) continue;
      for (let c = 0; c < 3; c++) rgb[((t * 128 + y) * 128 + x) * 3 + c] = colour(c);
    }
  }
}

function hashByte(clip: number, c: number, t: number, y: number, x: number): number {
  let h = Math.imul(x, 73856093) ^ Math.imul(y, 19349663) ^ Math.imul(t, 83492791) ^ Math.imul(c, 2654435761);
  h ^= clip * 97531;
  h ^= h >>> 13;
  h = Math.imul(h, 1274126177);
  h ^= h >>> 16;
  return h & 255;
}
