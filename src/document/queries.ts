import type { FrameRange } from '../contract/geometry.ts';
import type {
  AnchorRecord,
  MediaRecord,
  MomentRecord,
  NoteRecord,
  PairRecord,
  RunRecord,
  Verdict,
} from '../contract/project.ts';
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
export function momentsOf(document: ProjectDocument, mediaId: string): MomentRecord[] {
  return document
    .ofKind('moment')
    .filter((moment) => moment.mediaId === mediaId)
    .sort((a, b) => a.frame - b.frame);
}

/** The runs, newest first; those of one job in the reverse of their order. */
export function runsOf(document: ProjectDocument): RunRecord[] {
  const reversed = [...document.ofKind('run')].reverse();
  return reversed.sort((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}

/** The newest run of every method between the present source and target, in the order of the runs, newest first. */
export function latestRuns(document: ProjectDocument): RunRecord[] {
  const { sourceId, targetId } = pairOf(document);
  const seen = new Set<string>();
  return runsOf(document).filter((run) => {
    if (run.sourceId !== sourceId || run.targetId !== targetId || seen.has(run.result.method)) return false;
    seen.add(run.result.method);
    return true;
  });
}

/** What the user says of a prediction; undefined while nothing. */
export function verdictOf(run: RunRecord, momentName: string, keypoint: string): Verdict | undefined {
  return run.verdicts.find((each) => each.momentName === momentName && each.keypoint === keypoint);
}

/** The manual links of the warp, by source frame. */
export function anchorsOf(document: ProjectDocument): AnchorRecord[] {
  return [...document.ofKind('anchor')].sort((a, b) => a.sourceFrame - b.sourceFrame);
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
