import type { Role } from '../../ui/role.ts';
import { isIn, type LaneBands, type TimelineBands } from './lane-layout.ts';
import { LANES, type TimelineAnchor } from './timeline-data.ts';
import { type LinkPlot, linkShare } from './warp-links.ts';

/** What lies under the pointer. */
export type Hit =
  | { readonly kind: 'lane'; readonly role: Role }
  | { readonly kind: 'flag'; readonly role: Role; readonly momentId: string }
  | { readonly kind: 'zone'; readonly role: Role; readonly edge: 'in' | 'out' }
  | { readonly kind: 'anchor'; readonly anchorId: string; readonly end: Role }
  | { readonly kind: 'warp'; readonly end: Role };

/** A flag as it is drawn: its pole, and its label when it has one. Flags drawn later lie above. */
export interface FlagBox {
  readonly momentId: string;
  readonly poleX: number;
  readonly labelX: number;
  /** 0: the flag has no label. */
  readonly labelWidth: number;
}

/** What can be hit, CSS pixels from the upper left corner of the plot. */
export interface HitScene {
  readonly bands: TimelineBands;
  readonly flags: Readonly<Record<Role, readonly FlagBox[]>>;
  /** Where the zones begin and end; null for an empty lane. */
  readonly zones: Readonly<Record<Role, readonly [number, number] | null>>;
  readonly anchors: readonly TimelineAnchor[];
  readonly links: LinkPlot;
}

/** Reach of poles, edges and anchors, CSS pixels to each side. */
const REACH = 5;

/** What lies at a place: the small things before the large ones. */
export function hitTest(scene: HitScene, x: number, y: number): Hit | null {
  for (const role of LANES) {
    const bands = scene.bands[role];
    if (isIn(bands.lane, y)) return scene.zones[role] && hitLane(scene, role, bands, x, y);
  }
  if (!isIn(scene.bands.warp, y)) return null;
  const height = (y - scene.bands.warp.top) / scene.bands.warp.height;
  const end: Role = height < 0.5 ? 'source' : 'target';
  const anchor = anchorAt(scene, x, height);
  return anchor ? { kind: 'anchor', anchorId: anchor.id, end } : { kind: 'warp', end };
}

function hitLane(scene: HitScene, role: Role, bands: LaneBands, x: number, y: number): Hit {
  if (isIn(bands.flags, y)) {
    const momentId = flagAt(scene.flags[role], x);
    if (momentId !== null) return { kind: 'flag', role, momentId };
  }
  // The ruler is for scrubbing only, so that a zone of a frame never hides it.
  const zone = isIn(bands.ruler, y) ? null : scene.zones[role];
  if (zone) {
    const [before, after] = [Math.abs(x - zone[0]), Math.abs(x - zone[1])];
    if (Math.min(before, after) <= REACH) return { kind: 'zone', role, edge: before < after ? 'in' : 'out' };
  }
  return { kind: 'lane', role };
}

/** The moment of a flag: one whose label covers the place, else the nearest pole. */
function flagAt(flags: readonly FlagBox[], x: number): string | null {
  const label = flags.findLast(({ labelX, labelWidth }) => labelWidth > 0 && x >= labelX && x <= labelX + labelWidth);
  if (label) return label.momentId;
  let best: FlagBox | null = null;
  for (const flag of flags) {
    const distance = Math.abs(flag.poleX - x);
    if (distance <= REACH && (!best || distance <= Math.abs(best.poleX - x))) best = flag;
  }
  return best?.momentId ?? null;
}

function anchorAt({ anchors, links }: HitScene, x: number, height: number): TimelineAnchor | null {
  const share = linkShare(height);
  let best: TimelineAnchor | null = null;
  let distance = REACH;
  for (const anchor of anchors) {
    const at = (1 - share) * links.sourceX(anchor.sourceFrame) + share * links.targetX(anchor.targetFrame);
    if (Math.abs(at - x) > distance) continue;
    best = anchor;
    distance = Math.abs(at - x);
  }
  return best;
}
