import type { ProjectRecord } from '../contract/project.ts';
import type { ProjectDocument } from './project-document.ts';
import { anchorsOf, pairOf, sourceOf, targetOf } from './queries.ts';

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
      break;
    case 'note':
      requireMedia(record.mediaId, 'note');
      requireFrame(record.mediaId, record.frame, 'note');
      break;
    case 'anchor': {
      const { sourceId, targetId } = pairOf(document);
      requireFrame(sourceId, record.sourceFrame, 'anchor');
      requireFrame(targetId, record.targetFrame, 'anchor');
      break;
    }
  }
  return problems;
}

/** Anchors bend a monotone warp: they need both clips, one target frame per source frame, and must not cross. */
function anchorProblems(document: ProjectDocument): string[] {
  const anchors = anchorsOf(document);
  if (anchors.length === 0) return [];
  if (!sourceOf(document) || !targetOf(document)) return ['an anchor needs a source and a target clip'];
  return anchors.slice(1).flatMap((anchor, index) => {
    const previous = anchors[index]!;
    if (anchor.sourceFrame === previous.sourceFrame) return [`two anchors hold the source frame ${anchor.sourceFrame}`];
    if (anchor.targetFrame >= previous.targetFrame) return [];
    return [
      `the anchors ${previous.sourceFrame} -> ${previous.targetFrame} and ${anchor.sourceFrame} -> ${anchor.targetFrame} cross`,
    ];
  });
}
