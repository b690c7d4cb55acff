import type { SpaceTimePack } from '../../contract/pack.ts';
import type { ClipFeatures } from '../clip.ts';
import { matchLogits } from './logits.ts';
import { breathe, type MatchContext } from './method.ts';
import { prepareFeatures } from './prepared-features.ts';
import { meanVotes, pointVotes } from './time-votes.ts';
import { cellCentreTimes } from './warp.ts';
import { jointWitnesses, movingWitnesses, type Witness } from './witnesses.ts';

/** What was worked out for a pair before: it does not depend on the points that are asked for. */
interface PairMemory {
  /** Joint votes by source clip time. */
  readonly jointVotes: Map<number, Float64Array | null>;
  frameVotes?: readonly Float64Array[];
}

const memories = new WeakMap<ClipFeatures, WeakMap<ClipFeatures, PairMemory>>();

function memoryOf(source: ClipFeatures, target: ClipFeatures): PairMemory {
  let ofSource = memories.get(source);
  if (ofSource === undefined) memories.set(source, (ofSource = new WeakMap()));
  let memory = ofSource.get(target);
  if (memory === undefined) ofSource.set(target, (memory = { jointVotes: new Map() }));
  return memory;
}

/** Whether a pair has a pose on both sides: only then joints vote and places are checked against the pose. */
export function hasPose(source: ClipFeatures, target: ClipFeatures): boolean {
  return source.pose !== null && target.pose !== null;
}

/**
 * Votes of the tracked joints of a source frame, weighed by their scores; null without pose. Source: pack README section 4, step 2.
 */
export function jointVotes(
  source: ClipFeatures,
  target: ClipFeatures,
  time: number,
  pack: SpaceTimePack,
): Float64Array | null {
  if (!hasPose(source, target)) return null;
  const { jointVotes: known } = memoryOf(source, target);
  let votes = known.get(time);
  if (votes === undefined) known.set(time, (votes = votesOf(jointWitnesses(source, time, pack), source, target, pack)));
  return votes;
}

/** One row of time votes for every time cell of the source: by the tracked joints, or without pose by the places that move. */
export async function frameVotes(
  source: ClipFeatures,
  target: ClipFeatures,
  { pack, signal }: MatchContext,
): Promise<readonly Float64Array[]> {
  const memory = memoryOf(source, target);
  if (memory.frameVotes === undefined) {
    const times = cellCentreTimes(prepareFeatures(source).match.grid[0], pack);
    const columns = prepareFeatures(target).match.grid[0];
    const rows: Float64Array[] = [];
    for (const [cell, time] of times.entries()) {
      await breathe(signal);
      const votes = hasPose(source, target)
        ? jointVotes(source, target, time, pack)
        : votesOf(movingWitnesses(source, cell, pack), source, target, pack);
      rows.push(votes ?? new Float64Array(columns));
    }
    memory.frameVotes = rows;
  }
  return memory.frameVotes;
}

function votesOf(
  witnesses: readonly Witness[],
  source: ClipFeatures,
  target: ClipFeatures,
  pack: SpaceTimePack,
): Float64Array | null {
  const to = prepareFeatures(target);
  const rows = matchLogits(prepareFeatures(source), to, witnesses, pack);
  return meanVotes(
    pointVotes(rows, to.match.grid),
    witnesses.map((witness) => witness.weight),
  );
}
