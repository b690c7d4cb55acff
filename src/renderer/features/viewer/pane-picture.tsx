import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { displayedSizeOf } from './displayed-size.ts';
import { attachGestures, type PaneWishes } from './pane-gestures.ts';
import { isSamePoint } from './pane-points.ts';
import { PaneStage } from './pane-stage.ts';
import type { ViewerClip, ViewerPaneProps } from './viewer-props.ts';

/** A frame that comes within this time is not announced, milliseconds. */
const UNNOTICED = 150;

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
  const { role, playback, frames, scene, momentName, selected, tool, markName } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  const [failure, setFailure] = useState<{ readonly frame: number; readonly error: Error } | null>(null);
  const tellZoom = useEffectEvent(onZoom);
  const wishes = useEffectEvent((): PaneWishes => {
    const points = props.pointsAt(playback.frameOf(role));
    return {
      tool: props.tool,
      points,
      selected: points.find((point) => isSamePoint(point, props.selected)) ?? null,
      onFocus: props.onFocus,
      onStep: props.onStep,
      onMark: props.onMark,
      onSelect: props.onSelectPoint,
      onMoveStart: props.onMoveStart,
      onMove: props.onMovePoint,
      onMoveEnd: props.onMoveEnd,
    };
  });

  useEffect(() => {
    if (!canvas.current) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const say = (text: string) => {
      if (reading.current && reading.current.textContent !== text) reading.current.textContent = text;
    };
    const stage = new PaneStage(
      canvas.current,
      { role, playback, frames },
      {
        onPicture: (_frame, isExact) => {
          if (isExact) {
            clearTimeout(timer);
            timer = undefined;
            say('');
          } else timer ??= setTimeout(() => say(t('viewer.reading', { frame: playback.frameOf(role) })), UNNOTICED);
        },
        onFailure: (error) => setFailure(error && { frame: playback.frameOf(role), error }),
        onZoom: (percent, isFit) => tellZoom(percent, isFit),
      },
    );
    const stop = attachGestures(canvas.current, stage, () => wishes());
    stageRef.current = stage;
    return () => {
      clearTimeout(timer);
      stop();
      stage.close();
      stageRef.current = null;
    };
  }, [role, playback, frames, stageRef]);

  useEffect(() => {
    const update = () => {
      const points = props.pointsAt(playback.frameOf(role));
      stageRef.current?.show({
        clip: { mediaId: clip.mediaId, size: displayedSizeOf(clip), turn: clip.turn },
        scene,
        momentName,
        selected: points.find((point) => isSamePoint(point, selected)) ?? null,
      });
    };
    update();
    return playback.onFrame((each) => {
      if (each === role && selected) update();
    });
  });

  const label = t('viewer.picture', { role: t(`studio.${role}`), file: clip.info.file });
  return (
    <div className="pane-picture">
      <canvas
        ref={canvas}
        className={tool === 'mark' ? 'armed' : ''}
        role="img"
        tabIndex={0}
        aria-label={label}
        onFocus={props.onFocus}
      />
      <p className="pane-reading numbers" ref={reading} aria-hidden="true" />
      {tool === 'mark' && (
        <p className="pane-armed">
          {markName ? t('viewer.armed', { name: markName.replaceAll('_', ' ') }) : t('viewer.armed-any')}
        </p>
      )}
      {failure && (
        <div className="pane-words pane-failure" role="alert">
          <Icon name="alert" />
          <p className="words-title">{t('viewer.failed-title', { frame: failure.frame })}</p>
          <p className="words-hint">
            {failure.error.message} {'hint' in failure.error ? String(failure.error.hint ?? '') : ''}
          </p>
          <Button small onClick={() => stageRef.current?.retry()}>
            {t('viewer.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}
