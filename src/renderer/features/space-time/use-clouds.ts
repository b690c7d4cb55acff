import { useEffect, useState } from 'react';
import type { MotionCloud } from '../../scene/motion-cloud.ts';
import { personRegion } from '../../scene/person-region.ts';
import { readMotionCloud } from '../../scene/read-motion-cloud.ts';
import type { SceneClouds } from '../../scene/scene-layers.ts';
import { ROLES, type SceneRole, type SpaceTimeClip, type SpaceTimeSources } from '../../scene/space-time-data.ts';
import type { SpaceTimePanelProps } from './props.ts';

/** The clouds of both clips, and how far they have been read. */
export interface CloudState {
  readonly clouds: SceneClouds | null;
  /** 0..1 while they are being read; null otherwise. */
  readonly progress: number | null;
  /** Why a clip could not be read. */
  readonly failure: string | null;
}

const NONE: CloudState = { clouds: null, progress: null, failure: null };

/** Reads the moving pixels of both clips while they are wanted, and gives them back when they are not. */
export function useClouds(
  { source, target, poses }: Pick<SpaceTimeSources, 'source' | 'target' | 'poses'>,
  pictureFor: SpaceTimePanelProps['pictureFor'],
  isWanted: boolean,
): CloudState {
  const [state, setState] = useState(NONE);
  const key = isWanted ? JSON.stringify([identityOf(source), identityOf(target)]) : null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same clips in new objects are not read again
  useEffect(() => {
    if (key === null || !pictureFor) return undefined;
    const stopped = new AbortController();
    const clips = { source, target };
    const found: Record<SceneRole, MotionCloud | null> = { source: null, target: null };
    const shares: Record<SceneRole, number> = { source: source ? 0 : 1, target: target ? 0 : 1 };
    const read = async (role: SceneRole) => {
      const clip = clips[role];
      if (!clip) return null;
      const pose = poses?.[role] ?? null;
      const pictureOf = (frame: number) => pictureFor(role, frame);
      const regionOf = (frame: number) => personRegion(pose, frame);
      return await readMotionCloud({ clip, pictureOf, regionOf }, stopped.signal, (share, first) => {
        shares[role] = share;
        found[role] ??= first;
        const progress = (shares.source + shares.target) / ROLES.length;
        setState(({ clouds }) => ({ clouds: first ? { ...found } : clouds, progress, failure: null }));
      });
    };
    setState({ ...NONE, progress: 0 });
    Promise.all([read('source'), read('target')]).then(
      ([ofSource, ofTarget]) => {
        if (!stopped.signal.aborted) setState({ ...NONE, clouds: { source: ofSource, target: ofTarget } });
      },
      (error: unknown) => {
        const isOld = stopped.signal.aborted;
        stopped.abort();
        if (!isOld) setState({ ...NONE, failure: error instanceof Error ? error.message : String(error) });
      },
    );
    return () => {
      stopped.abort();
      setState(NONE);
    };
  }, [key, poses, pictureFor]);
  return state;
}

function identityOf(clip: SpaceTimeClip | null): readonly unknown[] | null {
  return clip && [clip.title, clip.width, clip.height, clip.range];
}
