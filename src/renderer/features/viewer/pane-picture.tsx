import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { t } from '../../ui/i18n.ts';
import { preference } from '../../ui/preferences.ts';
import { armedText } from './armed-text.ts';
import { displayedSizeOf } from './displayed-size.ts';
import { numberOf } from './frame-number.ts';
import { LateWords } from './late-words.ts';
import { attachGestures, type PaneWishes } from './pane-gestures.ts';
import { paneLayer } from './pane-layer.ts';
import { isSamePoint } from './pane-points.ts';
import { PaneStage } from './pane-stage.ts';
import { ReadFailure } from './read-failure.tsx';
import type { ViewerClip, ViewerPaneProps } from './viewer-props.ts';

/** The canvas of a pane. */
export function PanePicture({
  clip,
  props,
  stageRef,
  onZoom,
}: {
  clip: ViewerClip;
  props: ViewerPaneProps;
  stageRef: { current: PaneStage | null };
  onZoom: (percent: number, isFit: boolean) => void;
}) {
  const { role, playback, frames, scene, momentName, selected, tool, link } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  const [failure, setFailure] = useState<{ readonly frame: number; readonly error: Error } | null>(null);
  const tellZoom = useEffectEvent(onZoom);
  const wishes = useEffectEvent((): PaneWishes => {
    const { tool, onFocus, onStep, onGrip } = props;
    const layer = paneLayer(props, stageRef.current?.looking ?? null);
    return { tool, wheel: preference('wheel'), layers: layer ? [layer] : [], onFocus, onStep, onGrip };
  });

  useEffect(() => {
    if (!canvas.current) return;
    const words = new LateWords(() => reading.current);
    // While it plays no number: words that change with every frame take time that the frames need.
    const readingNow = () =>
      playback.isPlaying ? t('viewer.reading-on') : t('viewer.reading', { frame: numberOf(playback.frameOf(role)) });
    const stage = new PaneStage(canvas.current, { role, playback, frames }, link, {
      onPicture: ({ isExact, width }) => {
        // The frame whose picture is on the canvas (empty while it is another one's) and its width, for tests and benches.
        if (canvas.current) {
          canvas.current.dataset.drawn = isExact ? String(playback.frameOf(role)) : '';
          canvas.current.dataset.pictureWidth = String(width);
          canvas.current.setAttribute('aria-busy', String(!isExact));
        }
        words.set(isExact ? '' : readingNow());
      },
      onFailure: (error) => setFailure(error && { frame: playback.frameOf(role), error }),
      onZoom: (percent, isFit) => tellZoom(percent, isFit),
    });
    const stop = attachGestures(canvas.current, stage, () => wishes());
    stageRef.current = stage;
    return () => {
      words.close();
      stop();
      stage.close();
      stageRef.current = null;
    };
  }, [role, playback, frames, stageRef, link]);

  useEffect(() => {
    stageRef.current?.show({
      clip: { mediaId: clip.mediaId, size: displayedSizeOf(clip), turn: clip.turn },
      scene,
      momentName,
      selectedAt: (frame) => (selected && props.pointsAt(frame).find((point) => isSamePoint(point, selected))) ?? null,
    });
  });

  const label = t('viewer.picture', { role: t(`studio.${role}`), file: clip.info.file });
  return (
    <div className="pane-picture">
      <canvas
        ref={canvas}
        className={tool === 'mark' ? 'armed' : ''}
        role="img"
        aria-busy="true"
        tabIndex={0}
        aria-label={label}
        onFocus={props.onFocus}
      />
      <p className="pane-reading numbers" ref={reading} aria-hidden="true" />
      {tool === 'mark' && <p className="pane-armed">{armedText(props)}</p>}
      {failure && (
        <ReadFailure
          title={t('viewer.failed-title', { frame: numberOf(failure.frame) })}
          error={failure.error}
          onRetry={() => stageRef.current?.retry()}
        />
      )}
    </div>
  );
}
