import type { SpaceTimePack } from '../../contract/pack.ts';
import { monotonePath } from '../../kernels/monotone-path.ts';
import type { ClipFeatures, MomentMatch, QueryMoment } from '../clip.ts';
import { findPlaces } from './auto-place.ts';
import { type ClipPoint, matchLogits } from './logits.ts';
import { breathe, type CorrespondenceMethod, type MatchContext, trustedFrom } from './method.ts';
import { frameVotes, hasPose, jointVotes } from './pair-votes.ts';
import { prepareFeatures } from './prepared-features.ts';
import { meanVotes, pointVotes, timeCertainty, type VotedTime, votedTimes } from './time-votes.ts';
import { anchoredWarp, timesOfVotes, warpOfCells } from './warp.ts';
import { MAX_ALTERNATIVES } from './windows.ts';

/** How many times compete for a moment: the one that is answered, and others whose places become alternatives. */
const TIMES = 3;

/** A moment whose points have voted. */
interface VotedMoment {
  readonly moment: QueryMoment;
  readonly points: readonly ClipPoint[];
  /** M of the points, [points, cells of the match grid]. */
  readonly matchRows: Float32Array;
  readonly votes: Float64Array;
}

/**
 * What a coach gets: the time of a moment by the votes of all its points and of the tracked joints, then the place by the mixed logits,
 * checked against the pose. Source: pack README section 4, steps 1-5.
 *
 * `score` of a prediction: probability of the time window (softmax of the votes) times that of the place, see {@link findPlaces}.
 */
export const autoMethod: CorrespondenceMethod = {
  name: 'auto',
  async match(source, target, moments, context) {
    const { pack, signal } = context;
    const voted: VotedMoment[] = [];
    for (const moment of moments) {
      await breathe(signal);
      voted.push(vote(source, target, moment, pack));
    }
    const times = orderedTimes(voted, pack);
    const bound = trustedFrom(pack, hasPose(source, target));
    const matches = voted.map(({ moment, points, matchRows, votes }, m): MomentMatch => {
      const [best] = times[m]!;
      return {
        name: moment.name,
        confidence: best!.confidence,
        trusted: best!.confidence >= bound,
        timeEntropy: timeCertainty(votes).timeEntropy,
        points: findPlaces(source, target, moment, points, matchRows, times[m]!, pack, MAX_ALTERNATIVES),
      };
    });
    return { moments: matches, warp: await warp(source, target, voted, times, bound, context) };
  },
};

function vote(source: ClipFeatures, target: ClipFeatures, moment: QueryMoment, pack: SpaceTimePack): VotedMoment {
  const to = prepareFeatures(target);
  const points = moment.points.map(({ x, y }) => ({ time: moment.clipTime, x, y }));
  const matchRows = matchLogits(prepareFeatures(source), to, points, pack);
  const votes = meanVotes(pointVotes(matchRows, to.match.grid)) ?? new Float64Array(to.match.grid[0]);
  const joints = jointVotes(source, target, moment.clipTime, pack);
  joints?.forEach((value, k) => {
    votes[k]! += pack.decode.auto.joint_votes * value;
  });
  return { moment, points, matchRows, votes };
}

/**
 * Every moment's times, best first. Where the best times of successive moments are out of order, a dynamic programme takes the cells
 * that have the largest sum of votes under the order of the source. Source: pack README section 4, step 3.
 */
function orderedTimes(voted: readonly VotedMoment[], pack: SpaceTimePack): VotedTime[][] {
  const free = voted.map(({ votes }) => votedTimes(votes, pack, TIMES));
  const order = [...voted.keys()].sort((a, b) => voted[a]!.moment.clipTime - voted[b]!.moment.clipTime);
  const inOrder = order.every((m, i) => i === 0 || free[order[i - 1]!]![0]!.time <= free[m]![0]!.time);
  if (inOrder) return free;
  const columns = voted[0]!.votes.length;
  const scores = new Float64Array(voted.length * columns);
  order.forEach((m, row) => {
    scores.set(voted[m]!.votes, row * columns);
  });
  const path = monotonePath(scores, voted.length, columns);
  const times: VotedTime[][] = [];
  order.forEach((m, row) => {
    times[m] = votedTimes(voted[m]!.votes, pack, TIMES, path[row]!);
  });
  return times;
}

/** The warp by the votes of whole frames, bent through the moments that can be trusted. */
async function warp(
  source: ClipFeatures,
  target: ClipFeatures,
  voted: readonly VotedMoment[],
  times: readonly VotedTime[][],
  bound: number,
  context: MatchContext,
) {
  const votes = await frameVotes(source, target, context);
  const anchors = voted.map(({ moment }, m) => ({
    sourceTime: moment.clipTime,
    targetTime: times[m]![0]!.time,
    confidence: times[m]![0]!.confidence,
  }));
  return anchoredWarp(
    warpOfCells(timesOfVotes(votes, context.pack), context.pack),
    anchors.filter(({ confidence }) => confidence >= bound),
  );
}
