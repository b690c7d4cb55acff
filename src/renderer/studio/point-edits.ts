import type { Crop, PersonHint, PointInFrame } from '../../contract/geometry.ts';
import { HUMAN_JOINTS, type PosePoint, SUGGESTED_FROM } from '../../contract/keypoints.ts';
import { addKeypoint, moveKeypoint, setKeypointVisible } from '../../document/commands/keypoints.ts';
import { setCrop, setWorkingZone } from '../../document/commands/media.ts';
import { addMoment } from '../../document/commands/moments.ts';
import { displayedSize, momentsOf } from '../../document/queries.ts';
import { t } from '../ui/i18n.ts';
import type { GuidedEdit } from './guided.ts';
import type { ProjectSession } from './project-session.ts';

/** Marks a point at a moment, or moves it there when the moment has it already; it is visible then. */
export function putPoint(session: ProjectSession, momentId: string, name: string, { x, y }: PointInFrame): void {
  const point = session.document.find('moment', momentId)?.keypoints[name];
  if (!point) {
    session.dispatch(addKeypoint, { momentId, name, x, y });
    return;
  }
  session.step(moveKeypoint.label, () => {
    session.dispatch(moveKeypoint, { momentId, name, x, y });
    session.dispatch(setKeypointVisible, { momentId, name, visible: true });
  });
}

/** Keeps a point as hidden; one that has no place yet gets the middle of the picture. */
export function hidePoint(session: ProjectSession, momentId: string, name: string): void {
  const moment = session.document.find('moment', momentId);
  const media = moment && session.document.find('media', moment.mediaId);
  if (!moment || !media) return;
  if (Object.hasOwn(moment.keypoints, name)) {
    session.dispatch(setKeypointVisible, { momentId, name, visible: false });
    return;
  }
  const { width, height } = displayedSize(media);
  session.dispatch(addKeypoint, { momentId, name, x: width / 2, y: height / 2, visible: false });
}

/** Makes the edit of an answer in the guided marking. */
export function performGuided(session: ProjectSession, edit: GuidedEdit): void {
  if (edit.kind === 'place') putPoint(session, edit.momentId, edit.name, edit);
  else hidePoint(session, edit.momentId, edit.name);
}

/** The moment at a frame; it is made when there is none. @returns its id */
export function momentAt(session: ProjectSession, mediaId: string, frame: number): string {
  const at = () => momentsOf(session.document, mediaId).find((moment) => moment.frame === frame);
  if (!at()) session.dispatch(addMoment, { mediaId, frame });
  return at()?.id ?? '';
}

/** The first of "point_1", "point_2"... that a moment does not have. */
export function freePointName(taken: Readonly<Record<string, unknown>>): string {
  let number = 1;
  while (Object.hasOwn(taken, `point_${number}`)) number += 1;
  return `point_${number}`;
}

/** Marks a point at a frame, under a name or under the first free one, as one step; a moment is made where there is none. */
export function markAt(
  session: ProjectSession,
  mediaId: string,
  place: PointInFrame & { readonly frame: number },
  name: string | null,
): { readonly momentId: string; readonly name: string } {
  let marked = { momentId: '', name: '' };
  session.step(addKeypoint.label, () => {
    const momentId = momentAt(session, mediaId, place.frame);
    const chosen = name ?? freePointName(session.document.find('moment', momentId)?.keypoints ?? {});
    putPoint(session, momentId, chosen, place);
    marked = { momentId, name: chosen };
  });
  return marked;
}

/**
 * Fills in the joints that were found in a frame, as one step. What was marked there already stays as it is: the user knows better. An
 * uncertain joint is filled in as hidden.
 *
 * @param joints order of HUMAN_JOINTS
 * @returns how many were filled in
 */
export function fillJoints(
  session: ProjectSession,
  mediaId: string,
  frame: number,
  joints: readonly PosePoint[],
): { readonly momentId: string; readonly filled: number } {
  let result = { momentId: '', filled: 0 };
  session.step(t('points.suggest'), () => {
    const momentId = momentAt(session, mediaId, frame);
    const marked = session.document.find('moment', momentId)?.keypoints ?? {};
    let filled = 0;
    HUMAN_JOINTS.forEach((name, index) => {
      const joint = joints[index];
      if (!joint || Object.hasOwn(marked, name)) return;
      const { x, y, score } = joint;
      session.dispatch(addKeypoint, { momentId, name, x, y, visible: score >= SUGGESTED_FROM });
      filled += 1;
    });
    result = { momentId, filled };
  });
  return result;
}

/** Sets one end of the working zone (I and O); when the other end would lie on the wrong side, it goes to the end of the clip. */
export function setZoneEdge(session: ProjectSession, mediaId: string, edge: 'in' | 'out', frame: number): void {
  const media = session.document.find('media', mediaId);
  if (!media) return;
  const last = media.info.frames - 1;
  const [first, end] = media.workingZone ?? [0, last];
  const zone: [number, number] =
    edge === 'in' ? [frame, frame <= end ? end : last] : [first <= frame ? first : 0, frame];
  const whole = zone[0] === 0 && zone[1] === last;
  session.dispatch(setWorkingZone, { mediaId, value: whole ? null : zone });
}

/** The rectangle between two corners, inside the frame; null when it is too small to mean anything. */
export function cropBetween(
  a: PointInFrame,
  b: PointInFrame,
  size: { readonly width: number; readonly height: number },
): Crop | null {
  const clamp = (value: number, limit: number) => Math.min(Math.max(value, 0), limit);
  const left = clamp(Math.min(a.x, b.x), size.width);
  const top = clamp(Math.min(a.y, b.y), size.height);
  const w = clamp(Math.max(a.x, b.x), size.width) - left;
  const h = clamp(Math.max(a.y, b.y), size.height) - top;
  return w >= SMALLEST_CROP && h >= SMALLEST_CROP ? { x: left, y: top, w, h } : null;
}

/** Sides of a crop, pixels: less is a slip of the hand. */
const SMALLEST_CROP = 8;

/** Sets the crop of a clip, from two corners. @returns false when they are too close to each other */
export function cropTo(session: ProjectSession, mediaId: string, a: PointInFrame, b: PointInFrame): boolean {
  const media = session.document.find('media', mediaId);
  const value = media ? cropBetween(a, b, displayedSize(media)) : null;
  if (!value) return false;
  session.dispatch(setCrop, { mediaId, value });
  return true;
}

/** The click on the person, when it was made near enough to a frame to mean the same place there. */
export function personNear(person: PersonHint | null, frame: number): PointInFrame | null {
  if (!person || Math.abs(person.frame - frame) > PERSON_STAYS) return null;
  return { x: person.x, y: person.y };
}

/** Frames over which a person is about where they were. */
const PERSON_STAYS = 10;
