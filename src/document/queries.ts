import type { FrameRange } from '../contract/geometry.ts';
import type { PoseTrack } from '../contract/keypoints.ts';
import type {
  AnchorRecord,
  MediaRecord,
  MomentRecord,
  NoteRecord,
  PairRecord,
  RunRecord,
  Verdict,
} from '../contract/project.ts';
import { perDocument } from './per-document.ts';
import { poseTrackOf } from './poses.ts';
import type { ProjectDocument } from './project-document.ts';

/** The roles of the clips; a project without any set has none yet. */
export function pairOf(document: ProjectDocument): PairRecord {
  return document.ofKind('pair')[0] ?? { id: 'pair', kind: 'pair', sourceId: null, targetId: null, action: null };
}

/** The source clip; undefined while none is chosen. */
export function sourceOf(document: ProjectDocument): MediaRecord | undefined {
  const { sourceId } = pairOf(document);
  return sourceId === null ? undefined : document.find('media', sourceId);
}

/** The target clip; undefined while none is chosen. */
export function targetOf(document: ProjectDocument): MediaRecord | undefined {
  const { targetId } = pairOf(document);
  return targetId === null ? undefined : document.find('media', targetId);
}

/** The key moments of a clip by frame, then in the order in which they were added. */
export function momentsOf(document: ProjectDocument, mediaId: string): readonly MomentRecord[] {
  return momentsByMedia(document).get(mediaId) ?? NO_MOMENTS;
}

const NO_MOMENTS: readonly MomentRecord[] = [];

const momentsByMedia = perDocument((document) => {
  const byMedia = new Map<string, MomentRecord[]>();
  for (const moment of document.ofKind('moment')) {
    const moments = byMedia.get(moment.mediaId);
    if (moments) moments.push(moment);
    else byMedia.set(moment.mediaId, [moment]);
  }
  for (const moments of byMedia.values()) moments.sort((a, b) => a.frame - b.frame);
  return byMedia;
});

/** The runs, newest first; those of one job in the reverse of their order. */
export const runsOf = perDocument((document): readonly RunRecord[] => {
  const reversed = [...document.ofKind('run')].reverse();
  return reversed.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
});

/** The newest run of every method between the present source and target, in the order of the runs, newest first. */
export const latestRuns = perDocument((document): readonly RunRecord[] => {
  const { sourceId, targetId } = pairOf(document);
  const seen = new Set<string>();
  return runsOf(document).filter((run) => {
    if (run.sourceId !== sourceId || run.targetId !== targetId || seen.has(run.result.method)) return false;
    seen.add(run.result.method);
    return true;
  });
});

/**
 * The person that was followed in a clip of the pair: by the newest run that has one. The same object for the same record.
 *
 * @param runs newest first (`latestRuns`)
 */
export function poseIn(
  document: ProjectDocument,
  runs: readonly RunRecord[],
  side: 'source' | 'target',
): PoseTrack | null {
  for (const { poses } of runs) {
    const record = poses[side] === null ? undefined : document.find('pose', poses[side]);
    if (record) return poseTrackOf(record);
  }
  return null;
}

/** What the user says of a prediction; undefined while nothing. */
export function verdictOf(
  { verdicts }: Pick<RunRecord, 'verdicts'>,
  momentName: string,
  keypoint: string,
): Verdict | undefined {
  let byPoint = verdictIndexes.get(verdicts);
  if (!byPoint) {
    byPoint = new Map(verdicts.map((verdict) => [pointKey(verdict.momentName, verdict.keypoint), verdict]));
    verdictIndexes.set(verdicts, byPoint);
  }
  return byPoint.get(pointKey(momentName, keypoint));
}

/** Made once for the verdicts of a run: a list of a thousand points asks for each of its points. */
const verdictIndexes = new WeakMap<readonly Verdict[], ReadonlyMap<string, Verdict>>();

/** Names a point of a moment in maps. */
export function pointKey(momentName: string, keypoint: string): string {
  return JSON.stringify([momentName, keypoint]);
}

/** The manual links between the present source and target, by source frame. */
export function anchorsOf(document: ProjectDocument): AnchorRecord[] {
  const { sourceId, targetId } = pairOf(document);
  return document
    .ofKind('anchor')
    .filter((anchor) => anchor.sourceId === sourceId && anchor.targetId === targetId)
    .sort((a, b) => a.sourceFrame - b.sourceFrame);
}

/** The notes of a clip by frame, or with null those of the project. */
export function notesOf(document: ProjectDocument, mediaId: string | null): NoteRecord[] {
  return document
    .ofKind('note')
    .filter((note) => note.mediaId === mediaId)
    .sort((a, b) => (a.frame ?? -1) - (b.frame ?? -1));
}

/** The frames that play, loop, align and export keep to: the working zone, or the whole clip. */
export function playableRange(media: MediaRecord): FrameRange {
  return media.workingZone ?? [0, media.info.frames - 1];
}

/** Size of the clip as displayed, with the user's extra rotation, pixels. */
export function displayedSize(media: MediaRecord): { readonly width: number; readonly height: number } {
  const { width, height } = media.info;
  return media.rotationOverrideDegrees % 180 === 0 ? { width, height } : { width: height, height: width };
}
