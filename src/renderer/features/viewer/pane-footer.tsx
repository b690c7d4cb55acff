import { Badge } from '../../ui/badge.tsx';
import { formatRate } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { DecoderLabel } from './decoder-label.tsx';
import { FrameReadout } from './frame-readout.tsx';
import type { ViewerClip, ViewerPaneProps } from './viewer-props.ts';

/** What is seen of the clip now, what is particular about it, and how it is read. */
export function PaneFooter({ props, clip }: { props: ViewerPaneProps; clip: ViewerClip }) {
  const { role, playback, frames } = props;
  return (
    <div className="pane-footer">
      <FrameReadout role={role} playback={playback} last={clip.info.frames - 1} />
      <div className="pane-badges">
        <ClipBadges clip={clip} />
        <DecoderLabel frames={frames} mediaId={clip.mediaId} />
      </div>
    </div>
  );
}

/** What is particular about a clip. */
function ClipBadges({ clip }: { clip: ViewerClip }) {
  const { vfr, mixedPictures, rotationDegrees } = clip.info;
  return (
    <>
      {vfr && (
        <Badge kind="attention" title={t('viewer.vfr-hint')}>
          {t('viewer.vfr')}
        </Badge>
      )}
      {mixedPictures && (
        <Badge kind="attention" title={t('viewer.mixed-pictures-hint')}>
          {t('viewer.mixed-pictures')}
        </Badge>
      )}
      {clip.captureFps !== null && (
        <Badge title={t('viewer.capture-fps-hint')}>
          {t('viewer.capture-fps', { fps: formatRate(clip.captureFps) })}
        </Badge>
      )}
      {(rotationDegrees !== 0 || clip.turn !== 0) && (
        <Badge title={t('viewer.rotated-hint', { file: rotationDegrees, user: clip.turn })}>
          {t('viewer.rotated', { degrees: (rotationDegrees + clip.turn) % 360 })}
        </Badge>
      )}
    </>
  );
}
