import { Badge } from '../../ui/badge.tsx';
import { formatRate } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { DecoderLabel } from './decoder-label.tsx';
import { displayedSizeOf } from './displayed-size.ts';
import { FileChoice } from './file-choice.tsx';
import type { PaneStage } from './pane-stage.ts';
import type { ViewerPaneProps } from './viewer-props.ts';
import { ZoomControls } from './zoom-controls.tsx';

/** Which clip it is, how it is read, and how large it is seen. */
export function PaneHeader({
  props,
  stage,
  zoom,
}: {
  props: ViewerPaneProps;
  stage: () => PaneStage | null;
  zoom: { readonly percent: number; readonly isFit: boolean };
}) {
  const { role, clip, choices, frames, onFiles, onPlace } = props;
  return (
    <header className="viewer-header">
      <h2 className="role-chip">{t(`studio.${role}`)}</h2>
      {clip && choices.length > 1 && choices.some(({ id }) => id === clip.mediaId) ? (
        <select
          className="clip-name"
          aria-label={t(`viewer.clip-${role}`)}
          title={clip.info.file}
          value={clip.mediaId}
          onChange={({ target }) => onPlace(target.value)}
        >
          {choices.map(({ id, info }) => (
            <option key={id} value={id}>
              {info.file}
            </option>
          ))}
        </select>
      ) : (
        clip && (
          <p className="clip-name" title={clip.info.file}>
            {clip.info.file}
          </p>
        )
      )}
      {clip && <ClipFacts {...props} />}
      {clip && !clip.isLost && <DecoderLabel frames={frames} mediaId={clip.mediaId} />}
      {clip && <FileChoice role={role} wish="replace" small onFiles={onFiles} />}
      {clip && !clip.isLost && <ZoomControls stage={stage} zoom={zoom} />}
    </header>
  );
}

function ClipFacts({ clip }: ViewerPaneProps) {
  if (!clip) return null;
  const { width, height } = displayedSizeOf(clip);
  const { fps, vfr, codec } = clip.info;
  return (
    <p className="viewer-facts numbers">
      <span>
        {width} × {height}
      </span>
      <span>{t('viewer.rate', { fps: formatRate(fps) })}</span>
      <span>{codec}</span>
      {clip.captureFps !== null && <span>{t('viewer.capture-fps', { fps: formatRate(clip.captureFps) })}</span>}
      {vfr && (
        <Badge kind="attention" title={t('viewer.vfr-hint')}>
          {t('viewer.vfr')}
        </Badge>
      )}
    </p>
  );
}
