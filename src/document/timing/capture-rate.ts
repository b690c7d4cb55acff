/** How a clip was filmed, and how its file plays it: frames per second. */
export interface FilmedClip {
  /** Null where it is not known to differ from that of the file. */
  readonly captureFps: number | null;
  /** Nominal rate of the file. */
  readonly fps: number;
}

/** Seconds of the file in a second of the scene: 8 for 240 frames a second that were saved as 30; 1 where the capture rate is not known. */
export function captureRate({ captureFps, fps }: FilmedClip): number {
  return captureFps === null ? 1 : captureFps / fps;
}
