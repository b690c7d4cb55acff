import { keyHint } from '../../commands/command-button.tsx';
import { formatName } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { isIn } from './lane-layout.ts';
import { formatTime } from './ticks.ts';
import type { Pointed } from './timeline-gestures.ts';
import type { TimelineView } from './timeline-view.ts';

/** Precision of times in hints, seconds. */
const PRECISION = 0.01;

/** Frame and time as they are told: `frame 12, −0.25 s`. */
export function frameText(view: TimelineView, role: 'source' | 'target', frame: number): string {
  const lane = view.lanes[role];
  if (!lane) return t('timeline.noClip');
  return t('timeline.frame', {
    frame: frame + view.data.frameBase,
    time: formatTime(lane.relativeSeconds(frame), PRECISION),
  });
}

/** What is told of the place under the pointer; null for nothing. */
export function hintText(view: TimelineView, { hit, x, y }: Pointed): string | null {
  const base = view.data.frameBase;
  switch (hit.kind) {
    case 'lane': {
      const frame = view.frameAt(hit.role, x);
      const links = view.linksAt(hit.role, frame).map(({ method, sourceFrame, targetFrame, confidence }) =>
        t('timeline.link', {
          method,
          source: sourceFrame + base,
          target: targetFrame + base,
          confidence: Math.round(100 * confidence),
        }),
      );
      const motion = isIn(view.bands[hit.role].curve, y) ? [motionText(view, hit.role, x)] : [];
      return [frameText(view, hit.role, frame), ...motion, ...links].join('\n');
    }
    case 'flag': {
      const moment = view.lanes[hit.role]?.data.moments.find(({ id }) => id === hit.momentId);
      return moment ? `${formatName(moment.name)}\n${frameText(view, hit.role, moment.frame)}` : null;
    }
    case 'zone': {
      const zone = view.lanes[hit.role]?.data.zone;
      if (!zone) return null;
      return hit.edge === 'in'
        ? t('timeline.zoneIn', { frame: zone[0] + base, keys: keyHint('set-in') })
        : t('timeline.zoneOut', { frame: zone[1] + base, keys: keyHint('set-out') });
    }
    case 'anchor': {
      const anchor = view.data.anchors.find(({ id }) => id === hit.anchorId);
      if (!anchor) return null;
      return t('timeline.anchorHint', { source: anchor.sourceFrame + base, target: anchor.targetFrame + base });
    }
    case 'warp': {
      const link = view.pointedLink;
      if (!link) return null;
      return t('timeline.linkHint', { source: link.sourceFrame + base, target: link.targetFrame + base });
    }
  }
}

/** What the curve shows at a place: the speed of the followed person, or the motion in the pictures. */
function motionText(view: TimelineView, role: 'source' | 'target', x: number): string {
  const value = view.motionAt(role, x);
  const what = view.lanes[role]?.data.pose ? 'timeline.speed' : 'timeline.motion';
  return value === null ? t('timeline.motionUnknown') : t(what, { percent: Math.round(100 * value) });
}
