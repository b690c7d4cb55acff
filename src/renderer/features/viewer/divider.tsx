import { MoveHorizontal } from 'lucide-react';
import type { KeyboardEvent, PointerEvent, Ref } from 'react';
import type { CanvasRect } from '../../../document/overlay/scene.ts';
import { t } from '../../ui/i18n.ts';
import { useViewModes, viewModes } from './view-modes.ts';

/** How far one key moves the line, parts of the picture's width. */
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -0.02,
  ArrowRight: 0.02,
  ArrowDown: -0.02,
  ArrowUp: 0.02,
  PageDown: -0.1,
  PageUp: 0.1,
};

/** The handle of the wipe's line: dragged, or moved by the arrow keys. @param rect where the picture lies in the canvas, CSS pixels */
export function Divider({ ref, rect }: { ref: Ref<HTMLDivElement>; rect: () => CanvasRect }) {
  const percent = useViewModes(({ divider }) => Math.round(divider * 100));
  const drag = (event: PointerEvent<HTMLDivElement>) => {
    const { parentElement } = event.currentTarget;
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || !parentElement) return;
    const { x, width } = rect();
    const at = event.clientX - parentElement.getBoundingClientRect().left;
    if (width > 0) viewModes.getState().setDivider((at - x) / width);
  };
  const press = (event: KeyboardEvent) => {
    const { divider, setDivider } = viewModes.getState();
    const step = STEPS[event.key];
    if (step !== undefined) setDivider(divider + step * (event.shiftKey ? 5 : 1));
    else if (event.key === 'Home') setDivider(0);
    else if (event.key === 'End') setDivider(1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={ref}
      className="wipe-divider"
      role="slider"
      tabIndex={0}
      aria-label={t('viewer.divider')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      aria-valuetext={t('viewer.divider-value', { percent })}
      title={t('viewer.divider-hint')}
      onPointerDown={(event) => event.button === 0 && event.currentTarget.setPointerCapture(event.pointerId)}
      onPointerMove={drag}
      onDoubleClick={() => viewModes.getState().setDivider(0.5)}
      onKeyDown={press}
    >
      <span className="wipe-grip">
        <MoveHorizontal aria-hidden="true" />
      </span>
    </div>
  );
}
