import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { isCombined } from '../../../document/overlay/combine.ts';
import type { TargetPlacement } from '../../../document/overlay/person-alignment.ts';
import type { CanvasRect } from '../../../document/overlay/scene.ts';
import { t } from '../../ui/i18n.ts';
import { preference } from '../../ui/preferences.ts';
import { ROLES, type Role } from '../../ui/role.ts';
import { armedText } from './armed-text.ts';
import { type CombinedClip, CombinedStage } from './combined-stage.ts';
import { displayedSizeOf } from './displayed-size.ts';
import { Divider } from './divider.tsx';
import { numberOf } from './frame-number.ts';
import { LateWords } from './late-words.ts';
import type { PaneLayer, PaneWishes } from './pane-gestures.ts';
import { attachGestures } from './pane-gestures.ts';
import { paneLayer } from './pane-layer.ts';
import { isSamePoint } from './pane-points.ts';
import { ReadFailure } from './read-failure.tsx';
import { useViewModes, viewModes } from './view-modes.ts';
import type { ViewerClip, ViewerPaneProps } from './viewer-props.ts';

/** A clip's pane whose clip is there. */
export type FilledPane = ViewerPaneProps & { readonly clip: ViewerClip };

/** How the one picture is made, as it is set now. */
function lookNow() {
  const { mode, opacity, divider } = viewModes.getState();
  return { layout: isCombined(mode) ? mode : ('overlay' as const), opacity, divider };
}

/** The canvas on which both clips lie over each other. */
export function CombinedPicture({
  panes,
  placement,
  focused,
  stageRef,
  onZoom,
  children,
}: {
  panes: Readonly<Record<Role, FilledPane>>;
  placement: TargetPlacement | null;
  focused: Role;
  stageRef: { current: CombinedStage | null };
  onZoom: (percent: number, isFit: boolean) => void;
  children?: ReactNode;
}) {
  const { playback, frames, link, momentName } = panes.source;
  const { tool } = panes[focused];
  const canvas = useRef<HTMLCanvasElement>(null);
  const reading = useRef<HTMLParagraphElement>(null);
  const handle = useRef<HTMLDivElement>(null);
  const pictureRect = useRef<CanvasRect>({ x: 0, y: 0, width: 0, height: 0 });
  const [failure, setFailure] = useState<{ role: Role; frame: number; error: Error } | null>(null);
  const isWipe = useViewModes(({ mode }) => mode === 'wipe');
  const tellZoom = useEffectEvent(onZoom);
  const wishes = useEffectEvent((at: { x: number; y: number } | null): PaneWishes => {
    const stage = stageRef.current;
    const seen = at && (stage?.roleAt(at) ?? null);
    const meant = seen ?? focused;
    const roles: readonly Role[] = seen ? [seen] : meant === 'source' ? ROLES : [...ROLES].reverse();
    const layers = roles.flatMap((role): PaneLayer[] => {
      const layer = paneLayer(panes[role], stage?.lookingAt(role) ?? null);
      return layer ? [layer] : [];
    });
    const { tool, onFocus, onStep, onGrip } = panes[meant];
    return { tool, wheel: preference('wheel'), layers, onFocus, onStep, onGrip };
  });
  const placeHandle = useEffectEvent((rect: CanvasRect) => {
    pictureRect.current = rect;
    if (!handle.current) return;
    const { style } = handle.current;
    style.left = `${rect.x + rect.width * viewModes.getState().divider}px`;
    style.top = `${rect.y}px`;
    style.height = `${rect.height}px`;
  });

  useEffect(() => {
    if (!canvas.current) return;
    const words = new LateWords(() => reading.current);
    const readingOf = (role: Role) =>
      t('viewer.reading-of', { role: t(`studio.${role}`), frame: numberOf(playback.frameOf(role)) });
    const stage = new CombinedStage(
      canvas.current,
      { playback, frames },
      { look: lookNow, link },
      {
        onPicture: (waitingFor) => {
          canvas.current?.setAttribute('aria-busy', String(waitingFor.length > 0));
          words.set(
            playback.isPlaying && waitingFor.length > 0
              ? t('viewer.reading-on')
              : waitingFor.map(readingOf).join(' · '),
          );
        },
        onFailure: (role, error) =>
          setFailure((old) =>
            error ? { role, frame: playback.frameOf(role), error } : old?.role === role ? null : old,
          ),
        onZoom: (percent, isFit) => tellZoom(percent, isFit),
        onPictureRect: (rect) => placeHandle(rect),
      },
    );
    const stops = [
      attachGestures(canvas.current, stage, (at) => wishes(at)),
      viewModes.subscribe(() => stage.invalidate()),
    ];
    stageRef.current = stage;
    return () => {
      words.close();
      for (const stop of stops) stop();
      stage.close();
      stageRef.current = null;
    };
  }, [playback, frames, link, stageRef]);

  useEffect(() => {
    const clipOf = (role: Role): CombinedClip => {
      const { clip, scene, selected, pointsAt } = panes[role];
      return {
        clip: { mediaId: clip.mediaId, size: displayedSizeOf(clip), turn: clip.turn },
        scene,
        selectedAt: (frame) => (selected && pointsAt(frame).find((point) => isSamePoint(point, selected))) ?? null,
      };
    };
    stageRef.current?.show({ source: clipOf('source'), target: clipOf('target'), placement, momentName });
  });

  const files = `${panes.source.clip.info.file}, ${panes.target.clip.info.file}`;
  return (
    <div className="pane-picture">
      <canvas
        ref={canvas}
        className={tool === 'mark' ? 'armed' : ''}
        role="img"
        aria-busy="true"
        tabIndex={0}
        aria-label={t('viewer.picture', { role: t('viewer.both'), file: files })}
      />
      {isWipe && <Divider ref={handle} rect={() => pictureRect.current} />}
      <p className="pane-reading numbers" ref={reading} aria-hidden="true" />
      {children}
      {tool === 'mark' && (
        <p className={`pane-armed ${focused}`}>
          {t(`studio.${focused}`)}: {armedText(panes[focused])}
        </p>
      )}
      {failure && (
        <ReadFailure
          title={`${t(`studio.${failure.role}`)}: ${t('viewer.failed-title', { frame: numberOf(failure.frame) })}`}
          error={failure.error}
          onRetry={() => stageRef.current?.retry()}
        />
      )}
    </div>
  );
}
