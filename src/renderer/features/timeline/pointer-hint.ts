import { formatName } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { formatTime } from './ticks.ts';
import type { Pointed } from './timeline-gestures.ts';
import type { TimelineView } from './timeline-view.ts';

/** Precision of times in hints, seconds. */
const PRECISION = 0.01;

/** Frame and time as they are told: `frame 12, −0.25 s`. */
export function frameText(view: TimelineView, role: 'source' | 'target', frame: number): string {
  const lane = view.lanes[role];
  if (!lane) return t('timeline.noClip');
  return t('timeline.frame', { frame, time: formatTime(lane.relativeSeconds(frame), PRECISION) });
}

/** What is told of the place under the pointer; null for nothing. */
export function hintText(view: TimelineView, { hit, x }: Pointed): string | null {
  switch (hit.kind) {
    case 'lane': {
      const frame = view.frameAt(hit.role, x);
      const links = view.linksAt(hit.role, frame).map(({ method, sourceFrame, targetFrame, confidence }) =>
        t('timeline.link', {
          method,
          source: sourceFrame,
          target: targetFrame,
          confidence: Math.round(100 * confidence),
        }),
      );
      return [frameText(view, hit.role, frame), ...links].join('\n');
    }
    case 'flag': {
      const moment = view.lanes[hit.role]?.data.moments.find(({ id }) => id === hit.momentId);
      return moment ? `${formatName(moment.name)}\n${frameText(view, hit.role, moment.frame)}` : null;
    }
    case 'zone': {
      const zone = view.lanes[hit.role]?.data.zone;
      if (!zone) return null;
      return hit.edge === 'in' ? t('timeline.zoneIn', { frame: zone[0] }) : t('timeline.zoneOut', { frame: zone[1] });
    }
    case 'anchor': {
      const anchor = view.data.anchors.find(({ id }) => id === hit.anchorId);
      return anchor ? t('timeline.anchorHint', { source: anchor.sourceFrame, target: anchor.targetFrame }) : null;
    }
    case 'warp': {
      const link = view.pointedLink;
      return link ? t('timeline.linkHint', { source: link.sourceFrame, target: link.targetFrame }) : null;
    }
  }
}
