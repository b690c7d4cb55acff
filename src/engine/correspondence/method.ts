import type { Method } from '../../contract/methods.ts';
import type { SpaceTimePack } from '../../contract/pack.ts';
import type { ClipFeatures, ClipWarp, MomentMatch, QueryMoment } from '../clip.ts';

/** The matching heads that a method may ask for. */
export type Head = 'ants';

/** What a method needs besides the two clips. */
export interface MatchContext {
  /** Temperatures, thresholds, clip length and input size. */
  readonly pack: SpaceTimePack;
  /**
   * Logits of a head for a pair, row-major [source cells, target cells]; only called by methods that need it.
   * @throws TandemError inference-failed
   */
  headLogits(head: Head, source: ClipFeatures, target: ClipFeatures): Promise<Float32Array>;
  readonly signal?: AbortSignal;
}

/** Answer of a method for one pair of clips. */
export interface MatchResult {
  /** In the order of the query. */
  readonly moments: readonly MomentMatch[];
  readonly warp: ClipWarp;
}

/** One way of finding where and when points of the source recur in the target. Everything is in clip space. */
export interface CorrespondenceMethod {
  readonly name: Method;
  /** @throws the signal's reason when it aborts; what {@link MatchContext.headLogits} throws */
  match(
    source: ClipFeatures,
    target: ClipFeatures,
    moments: readonly QueryMoment[],
    context: MatchContext,
  ): Promise<MatchResult>;
}

/** Lets other work of the process run, among it the message that aborts this one. @throws the signal's reason when it aborted */
export async function breathe(signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => setTimeout(resolve, 0));
  signal?.throwIfAborted();
}

/** The confidence of a time from which on it is trusted. Source: pack README section 4, step 3; a pack may bring its own bounds. */
export function trustedFrom(pack: SpaceTimePack, withPose: boolean): number {
  const { with_pose, without_pose } = pack.decode.auto.ask_below ?? { with_pose: 0.5, without_pose: 0.36 };
  return withPose ? with_pose : without_pose;
}
