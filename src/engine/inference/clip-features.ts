import type { BackboneMaps, ClipFeatures, ClipPose } from '../clip.ts';
import type { ClipGeometry } from './clip-geometry.ts';

/** The backbone's maps and the key that identifies them. */
export interface KeyedMaps {
  readonly key: string;
  readonly maps: BackboneMaps;
}

/** Joints in clip space and the key of the track that they come from. */
export interface KeyedPose {
  readonly key: string;
  readonly joints: ClipPose;
}

const made = new WeakMap<BackboneMaps, Map<string, ClipFeatures>>();

/**
 * One clip as the correspondence methods see it. The same maps with the same pose give the same object again: methods keep what they
 * prepared of it as long as it lives.
 */
export function clipFeatures({ key, maps }: KeyedMaps, geometry: ClipGeometry, pose: KeyedPose | null): ClipFeatures {
  const whole = `${key}|${pose ? `pose(${pose.key})` : 'no pose'}`;
  let variants = made.get(maps);
  if (!variants) {
    variants = new Map();
    made.set(maps, variants);
  }
  let features = variants.get(whole);
  if (!features) {
    const { sampling, crop } = geometry;
    features = { key: whole, sampling, crop, maps, pose: pose?.joints ?? null };
    variants.set(whole, features);
  }
  return features;
}
