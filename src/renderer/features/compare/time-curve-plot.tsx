import { useEffect, useLayoutEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { nearestIndex, type TimeCurves } from '../../studio/time-curve-data.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { useTheme } from '../../ui/theme.ts';
import { THEME_COLOURS } from '../../ui/themes.ts';
import { curveOptions } from './curve-options.ts';
import type { TimeCurvePanelProps } from './time-curve-panel-props.ts';

/** The curves with the playhead; a click goes there. Its twin for keys and screen readers is the table. */
export function TimeCurvePlot({
  data,
  sourceSeconds,
  targetSeconds,
  playback,
  onSeek,
}: Pick<TimeCurvePanelProps, 'playback' | 'onSeek'> & {
  data: TimeCurves;
  sourceSeconds: ArrayLike<number>;
  targetSeconds: ArrayLike<number>;
}) {
  const place = useRef<HTMLDivElement>(null);
  const seek = useRef(onSeek);
  useEffect(() => {
    seek.current = onSeek;
  });
  const theme = useTheme();
  const language = useLanguage();

  // biome-ignore lint/correctness/useExhaustiveDependencies: the words on the axes change with the language
  useLayoutEffect(() => {
    const element = place.current;
    if (!element) return;
    const plot = new uPlot(
      curveOptions(data, THEME_COLOURS[theme], element),
      [
        [...data.sourceSeconds],
        ...data.curves.flatMap((curve) => [[...curve.targetSeconds], [...curve.confidence]]),
      ] as uPlot.AlignedData,
      element,
    );
    const heads = { source: lineIn(plot, 'source'), target: lineIn(plot, 'target') };
    const showHeads = () => {
      const x = plot.valToPos(sourceSeconds[playback.frameOf('source')] ?? 0, 'x');
      const y = plot.valToPos(targetSeconds[playback.frameOf('target')] ?? 0, 'y');
      heads.source.style.transform = `translateX(${Math.round(x)}px)`;
      heads.target.style.transform = `translateY(${Math.round(y)}px)`;
    };
    showHeads();
    const stopFrames = playback.onFrame(showHeads);
    const observer = new ResizeObserver(() => {
      plot.setSize({ width: element.clientWidth, height: element.clientHeight });
      showHeads();
    });
    observer.observe(element);
    const go = (event: MouseEvent) => {
      const seconds = plot.posToVal(event.clientX - plot.over.getBoundingClientRect().left, 'x');
      seek.current(data.sourceFrames[nearestIndex(data.sourceSeconds, seconds)]!);
    };
    plot.over.addEventListener('click', go);
    return () => {
      stopFrames();
      observer.disconnect();
      plot.destroy();
    };
  }, [data, sourceSeconds, targetSeconds, playback, theme, language]);

  return <div ref={place} className="time-curve-plot" role="img" aria-label={t('compare.curve.description')} />;
}

function lineIn(plot: uPlot, role: 'source' | 'target'): HTMLElement {
  const line = document.createElement('div');
  line.className = `curve-head ${role}`;
  plot.over.append(line);
  return line;
}
