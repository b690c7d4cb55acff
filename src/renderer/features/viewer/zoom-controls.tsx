import { Maximize, ZoomIn, ZoomOut } from 'lucide-react';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import type { ZoomedStage } from './pane-stage.ts';

/** One press of a zoom button. */
const ZOOM_STEP = 1.5;

/** Zoom by buttons: what the wheel and fingers do as well. */
export function ZoomControls({
  stage,
  zoom: { percent, isFit },
}: {
  stage: () => ZoomedStage | null;
  zoom: { readonly percent: number; readonly isFit: boolean };
}) {
  const names = {
    out: t('viewer.zoom-out'),
    in: t('viewer.zoom-in'),
    fit: t('viewer.fit'),
    pixels: t('viewer.pixels'),
  };
  return (
    <fieldset className="zoom-controls" aria-label={t('viewer.zoom')}>
      <Button
        small
        look="quiet"
        aria-label={names.out}
        title={names.out}
        disabled={isFit}
        onClick={() => stage()?.zoom(1 / ZOOM_STEP)}
      >
        <ZoomOut aria-hidden="true" />
      </Button>
      <Button
        small
        look="quiet"
        className="zoom-percent numbers"
        title={names.pixels}
        onClick={() => stage()?.zoomToPixels()}
      >
        {percent} %
      </Button>
      <Button small look="quiet" aria-label={names.in} title={names.in} onClick={() => stage()?.zoom(ZOOM_STEP)}>
        <ZoomIn aria-hidden="true" />
      </Button>
      <Button
        small
        look="quiet"
        aria-label={names.fit}
        title={names.fit}
        aria-pressed={isFit}
        onClick={() => stage()?.fit()}
      >
        <Maximize aria-hidden="true" />
      </Button>
    </fieldset>
  );
}
