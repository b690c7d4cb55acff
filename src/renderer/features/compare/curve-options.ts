import uPlot from 'uplot';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import type { TimeCurves } from '../../studio/time-curve-data.ts';
import { t } from '../../ui/i18n.ts';
import type { THEME_COLOURS, Theme } from '../../ui/themes.ts';

const FONT = '12px "Inter Variable", Inter, sans-serif';
/** The confidence takes the lowest part of the plot: its axis reaches from 0 to this. */
const CONFIDENCE_TOP = 4;
/** Radius of the mark of a key moment, CSS pixels. */
const MARK = 6;

/** What uPlot is told: per run the time of the target and, in a band along the bottom, the confidence. */
export function curveOptions(
  data: TimeCurves,
  colours: (typeof THEME_COLOURS)[Theme],
  { clientWidth, clientHeight }: { readonly clientWidth: number; readonly clientHeight: number },
): uPlot.Options {
  const axis: uPlot.Axis = {
    stroke: colours.muted,
    font: FONT,
    labelFont: FONT,
    labelGap: 0,
    grid: { stroke: colours.line, width: 1 },
    ticks: { stroke: colours.line, width: 1, size: 4 },
  };
  return {
    width: Math.max(1, clientWidth),
    height: Math.max(1, clientHeight),
    padding: [8, 8, 0, 0],
    legend: { show: false },
    cursor: { drag: { x: false, y: false }, points: { show: false } },
    scales: {
      x: { time: false },
      // Room below for the confidence.
      y: { range: (_plot, low, high) => [low - (high - low || 1) * 0.34, high + (high - low || 1) * 0.04] },
      confidence: { range: [0, CONFIDENCE_TOP] },
    },
    axes: [
      { ...axis, label: t('compare.curve.source-time'), labelSize: 18, size: 28, space: 48 },
      {
        ...axis,
        label: t('compare.curve.target-time'),
        labelSize: 18,
        size: 44,
        filter: (plot, splits) => splits.map((split) => (split < firstTime(plot) ? null : split)),
      },
      {
        ...axis,
        scale: 'confidence',
        side: 1,
        size: 36,
        splits: () => [0, 0.5, 1],
        grid: { show: false },
      },
    ],
    series: [
      {},
      ...data.curves.flatMap(({ run }): uPlot.Series[] => {
        const family = METHOD_FAMILY[run.result.method];
        const dash = family === 'sequential' ? { dash: [6, 4] } : {};
        return [
          { stroke: colours[family], width: 2, points: { show: false }, ...dash },
          {
            scale: 'confidence',
            stroke: colours[family],
            width: 1,
            fill: `${colours[family]}33`,
            points: { show: false },
            ...dash,
          },
        ];
      }),
    ],
    hooks: { draw: [(plot) => drawConfidenceName(plot, colours.muted), (plot) => drawMoments(plot, data, colours)] },
  };
}

/** The earliest time of the target that is drawn; below it lies the confidence. */
function firstTime(plot: uPlot): number {
  const { min, max } = plot.scales.y!;
  return min! + (max! - min!) * (0.34 / 1.38) - 1e-9;
}

function drawConfidenceName(plot: uPlot, colour: string): void {
  const { ctx, bbox } = plot;
  const scale = uPlot.pxRatio;
  ctx.save();
  ctx.font = `${11 * scale}px "Inter Variable", Inter, sans-serif`;
  ctx.fillStyle = colour;
  ctx.textAlign = 'right';
  ctx.fillText(
    t('compare.curve.confidence'),
    bbox.left + bbox.width - 6 * scale,
    plot.valToPos(1, 'confidence', true) - 4 * scale,
  );
  ctx.restore();
}

/** Key moments as in the viewer: a triangle by a joint method, a rhomb by a sequential one. */
function drawMoments(plot: uPlot, { curves }: TimeCurves, colours: (typeof THEME_COLOURS)[Theme]): void {
  const { ctx } = plot;
  const radius = MARK * uPlot.pxRatio;
  ctx.save();
  ctx.lineWidth = 1.6 * uPlot.pxRatio;
  ctx.lineJoin = 'round';
  ctx.setLineDash([]);
  for (const { run, moments } of curves) {
    const family = METHOD_FAMILY[run.result.method];
    const corners = family === 'joint' ? 3 : 4;
    ctx.strokeStyle = colours[family];
    ctx.fillStyle = colours.panel;
    for (const { sourceSeconds, targetSeconds } of moments) {
      const x = plot.valToPos(sourceSeconds, 'x', true);
      const y = plot.valToPos(targetSeconds, 'y', true);
      ctx.beginPath();
      for (let corner = 0; corner < corners; corner++) {
        const angle = (2 * Math.PI * corner) / corners - Math.PI / 2;
        ctx.lineTo(x + radius * Math.cos(angle), y + radius * Math.sin(angle));
      }
      ctx.closePath();
      ctx.fill();
      ctx.stroke();
    }
  }
  ctx.restore();
}
