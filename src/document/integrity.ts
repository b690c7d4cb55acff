import type { AnchorRecord, ProjectRecord } from '../contract/project.ts';
import type { ProjectDocument } from './project-document.ts';

/**
 * What does not fit together between the records of a document, in words for people; the shapes themselves are the schemas' matter. An
 * empty answer means that every record refers to what exists and every frame lies inside its clip.
 */
export function findProblems(document: ProjectDocument): string[] {
  return [...document.all().flatMap((record) => problemsOf(document, record)), ...anchorProblems(document)];
}

function problemsOf(document: ProjectDocument, record: ProjectRecord): string[] {
  const problems: string[] = [];
  const requireMedia = (id: string | null, role: string) => {
    if (id !== null && !document.find('media', id)) problems.push(`the ${role} refers to no media ("${id}")`);
  };
  const requireFrame = (mediaId: string | null, frame: number | null | undefined, role: string) => {
    const media = mediaId === null ? undefined : document.find('media', mediaId);
    if (media && frame != null && frame >= media.info.frames) {
      problems.push(
        `the ${role} lies at frame ${frame}, but the last frame of ${media.info.file} is ${media.info.frames - 1}`,
      );
    }
  };
  const requirePose = (id: string | null, mediaId: string, role: string) => {
    const pose = id === null ? null : document.find('pose', id);
    if (pose === undefined) problems.push(`the ${role} refers to no followed person ("${id}")`);
    else if (pose && pose.mediaId !== mediaId)
      problems.push(`the ${role} refers to a person of another clip ("${id}")`);
  };
  switch (record.kind) {
    case 'media':
      requireFrame(record.id, record.workingZone?.[1], 'end of the working zone');
      requireFrame(record.id, record.syncFrame, 'sync frame');
      requireFrame(record.id, record.person?.frame, 'choice of the person');
      break;
    case 'pair':
      requireMedia(record.sourceId, 'source');
      requireMedia(record.targetId, 'target');
      if (record.sourceId !== null && record.sourceId === record.targetId) {
        problems.push('one clip is both source and target');
      }
      break;
    case 'moment':
      requireMedia(record.mediaId, `moment "${record.name}"`);
      requireFrame(record.mediaId, record.frame, `moment "${record.name}"`);
      break;
    case 'run':
      requireMedia(record.sourceId, `source of the run "${record.id}"`);
      requireMedia(record.targetId, `target of the run "${record.id}"`);
      for (const { correction, keypoint } of record.verdicts) {
        requireFrame(record.targetId, correction?.frame, `correction of ${keypoint}`);
      }
      requirePose(record.poses.source, record.sourceId, `source of the run "${record.id}"`);
      requirePose(record.poses.target, record.targetId, `target of the run "${record.id}"`);
      break;
    case 'pose': {
      requireMedia(record.mediaId, `followed person "${record.id}"`);
      requireFrame(record.mediaId, record.range[1], `followed person "${record.id}"`);
      const frames = record.range[1] - record.range[0] + 1;
      if (record.frames.length !== frames) {
        problems.push(`the followed person "${record.id}" has ${record.frames.length} frames, but its range ${frames}`);
      }
      break;
    }
    case 'note':
      requireMedia(record.mediaId, 'note');
      requireFrame(record.mediaId, record.frame, 'note');
      break;
    case 'anchor':
      requireMedia(record.sourceId, 'anchor');
      requireMedia(record.targetId, 'anchor');
      requireFrame(record.sourceId, record.sourceFrame, 'anchor');
      requireFrame(record.targetId, record.targetFrame, 'anchor');
      break;
  }
  return problems;
}

/** Anchors bend a monotone warp: those between the same clips must not cross, and no two may be the same. */
function anchorProblems(document: ProjectDocument): string[] {
  const byPair = new Map<string, AnchorRecord[]>();
  for (const anchor of document.ofKind('anchor')) {
    const key = JSON.stringify([anchor.sourceId, anchor.targetId]);
    byPair.set(key, [...(byPair.get(key) ?? []), anchor]);
  }
  return [...byPair.values()].flatMap((anchors) => {
    const inOrder = anchors.toSorted((a, b) => a.sourceFrame - b.sourceFrame || a.targetFrame - b.targetFrame);
    return inOrder.slice(1).flatMap((anchor, index) => {
      const previous = inOrder[index]!;
      const [before, after] = [previous, anchor].map((each) => `${each.sourceFrame} -> ${each.targetFrame}`);
      if (before === after) return [`two anchors link ${after}`];
      return anchor.targetFrame >= previous.targetFrame ? [] : [`the anchors ${before} and ${after} cross`];
    });
  });
}
