import type { ReusedDecoder } from './decoder-run.ts';
import type { PacketPlan } from './packet-plan.ts';

/**
 * Decodes one frame and what it needs, no more; null when the decoder does not give it, or when it is not wanted any more.
 *
 * @throws Error of the decoder
 */
export async function singleFrame(
  decoder: ReusedDecoder,
  plan: PacketPlan,
  index: number,
  signal?: AbortSignal,
): Promise<VideoFrame | null> {
  const frames = decoder.run(plan.upTo(index));
  try {
    for await (const frame of frames) {
      const at = plan.indexOf(frame);
      if (at === index) return frame;
      frame.close();
      if (signal?.aborted || (at !== null && at > index)) break;
    }
  } finally {
    await frames.return();
  }
  return null;
}
