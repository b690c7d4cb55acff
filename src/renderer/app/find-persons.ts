import type { PosePoint } from '../../contract/keypoints.ts';
import type { MediaRecord } from '../../contract/project.ts';
import { alignPeople } from '../../kernels/align-people.ts';
import { viewModes } from '../features/viewer/view-modes.ts';
import { t } from '../ui/i18n.ts';
import type { Role } from '../ui/role.ts';
import type { Studio } from './studio.ts';

/** Looks for the persons in the two frames that are shown, so that one can be laid over the other. @returns what came of it */
export async function findPersons(
  { bridge, playback, model }: Studio,
  { source, target }: Readonly<Record<Role, MediaRecord | null>>,
): Promise<'unknown' | 'not-found'> {
  if (!source || !target) return 'unknown';
  const [sourceFrame, targetFrame] = [playback.frameOf('source'), playback.frameOf('target')];
  const look = async ({ id, rotationOverrideDegrees }: MediaRecord, frame: number): Promise<PosePoint[] | null> => {
    const asked = { mediaId: id, frame, turnDegrees: rotationOverrideDegrees };
    return (await bridge.request('pose.suggest', asked)).joints;
  };
  try {
    const [inSource, inTarget] = await Promise.all([look(source, sourceFrame), look(target, targetFrame)]);
    if (!inSource || !inTarget || !alignPeople(inSource, inTarget)) return 'not-found';
    const persons = { sourceFrame, source: inSource, target: inTarget };
    viewModes.getState().addFound({ ...persons, sourceId: source.id, targetId: target.id });
    return 'unknown';
  } catch (error) {
    model.notify(t('viewer.find-failed'), error);
    return 'unknown';
  }
}
