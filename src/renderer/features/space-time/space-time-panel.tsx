import { Rotate3d, Rows3, Spline, Table2, Waypoints } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { MarkKind } from '../../../document/overlay/scene.ts';
import { PRESETS, type Preset } from '../../scene/camera-pose.ts';
import { linkStep } from '../../scene/link-layer.ts';
import { type SpaceTimeData, spaceTimeData } from '../../scene/space-time-data.ts';
import type { SceneParts } from '../../scene/space-time-scene.ts';
import { Button } from '../../ui/button.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { KindMark } from './kind-mark.tsx';
import { PointTable } from './point-table.tsx';
import type { SpaceTimePanelProps } from './props.ts';
import { selectedPoints } from './selected-points.ts';
import { SpaceTimeCanvas, type SpaceTimeCanvasHandle } from './space-time-canvas.tsx';
import './space-time.css';

/** So often the view is built again by itself after the graphics context was lost. */
const REBUILDS = 3;
/** A driver needs a moment before it gives a new context, milliseconds. */
const REBUILD_AFTER = 600;

/** The 3D panel: both clips as boxes of space and time, and the same points as a table. */
export function SpaceTimePanel({ sources, selection, onPick, ...host }: SpaceTimePanelProps) {
  useLanguage();
  const data = useMemo(() => (sources ? spaceTimeData(sources) : null), [sources]);
  if (!data || (!data.clips.source && !data.clips.target)) {
    return (
      <section className="space-time" aria-label={t('space-time.name')}>
        <p className="space-time-words">{t('space-time.empty')}</p>
      </section>
    );
  }
  const pick = (index: number) => {
    const { role, momentName, keypoint, frame } = data.points[index]!;
    onPick({ role, momentName, keypoint, frame });
  };
  return <SpaceTimeBody data={data} selection={selection} onPickPoint={pick} {...host} />;
}

interface BodyProps extends Omit<SpaceTimePanelProps, 'sources' | 'onPick'> {
  readonly data: SpaceTimeData;
  readonly onPickPoint: (point: number) => void;
}

function SpaceTimeBody({ data, selection, onPickPoint, ...host }: BodyProps) {
  const canvas = useRef<SpaceTimeCanvasHandle>(null);
  const [isTable, setTable] = useState(false);
  const [preset, setPreset] = useState<Preset | null>('perspective');
  const [parts, setParts] = useState<SceneParts>({ links: true, trails: true, warp: false });
  const { state, key, fail, rebuild } = useRebuild();
  const selected = useMemo(() => selectedPoints(data.points, selection), [data, selection]);
  const showsTable = isTable || state === 'unavailable';

  const show = (next: Preset) => {
    canvas.current?.show(next);
    setPreset(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    setTable(!isTable);
  };
  const part = (name: keyof SceneParts, icon: ReactNode) => (
    <Tool
      name={t(`space-time.${name}`)}
      isOn={parts[name]}
      isOff={showsTable}
      onClick={() => setParts({ ...parts, [name]: !parts[name] })}
    >
      {icon}
    </Tool>
  );
  return (
    <section className="space-time" aria-label={t('space-time.name')} onKeyDown={onKeyDown}>
      <div className="space-time-bar" role="toolbar" aria-label={t('space-time.views')}>
        <div className="space-time-group">
          {PRESETS.map((each) => (
            <Tool
              key={each}
              name={t(`space-time.${each}.hint`)}
              isOn={preset === each && !showsTable}
              isOff={showsTable}
              onClick={() => show(each)}
            >
              {t(`space-time.${each}`)}
            </Tool>
          ))}
        </div>
        <Tool name={t('space-time.reset')} isOff={showsTable} onClick={() => show(preset ?? 'perspective')}>
          <Rotate3d aria-hidden="true" />
        </Tool>
        <div className="space-time-group end">
          {part('links', <Waypoints aria-hidden="true" />)}
          {part('trails', <Spline aria-hidden="true" />)}
          {part('warp', <Rows3 aria-hidden="true" />)}
        </div>
        <Tool name={t('space-time.table.hint')} isOn={showsTable} onClick={() => setTable(!isTable)}>
          <Table2 aria-hidden="true" />
          <span className="wide">{t('space-time.table')}</span>
        </Tool>
      </div>
      {state === 'unavailable' && (
        <p className="space-time-line" role="status">
          {t('space-time.no-webgl')}
        </p>
      )}
      {showsTable && <PointTable points={data.points} selected={selected} onPick={onPickPoint} />}
      {!showsTable && state === 'shown' && (
        <SpaceTimeCanvas
          key={key}
          ref={canvas}
          data={data}
          parts={parts}
          preset={preset}
          selected={selected}
          onPick={onPickPoint}
          onPreset={setPreset}
          onFailure={fail}
          {...host}
        />
      )}
      {!showsTable && (state === 'lost' || state === 'lost-often') && (
        <div className="space-time-words" role="status">
          <p>{t(`space-time.${state}`)}</p>
          {state === 'lost-often' && (
            <Button small onClick={rebuild}>
              {t('space-time.rebuild')}
            </Button>
          )}
        </div>
      )}
      <Legend data={data} />
    </section>
  );
}

/** Whether the scene can be shown, and building it again when its graphics context was lost. */
function useRebuild() {
  const [state, setState] = useState<'shown' | 'lost' | 'lost-often' | 'unavailable'>('shown');
  const [key, setKey] = useState(0);
  const rebuild = () => {
    setKey(0);
    setState('shown');
  };
  const fail = (failure: 'lost' | 'unavailable') => {
    if (failure === 'unavailable') setState('unavailable');
    else if (key >= REBUILDS) setState('lost-often');
    else setState('lost');
  };
  useEffect(() => {
    if (state !== 'lost') return undefined;
    const timer = setTimeout(() => {
      setKey((before) => before + 1);
      setState('shown');
    }, REBUILD_AFTER);
    return () => clearTimeout(timer);
  }, [state]);
  return { state, key, fail, rebuild };
}

interface ToolProps {
  readonly name: string;
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button of the bar; `isOn` where it is a switch. */
function Tool({ name, isOn, isOff = false, onClick, children }: ToolProps) {
  return (
    <Button
      small
      look="quiet"
      className="space-time-tool"
      title={name}
      aria-label={name}
      aria-pressed={isOn}
      disabled={isOff}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

function Legend({ data }: { data: SpaceTimeData }) {
  const every = linkStep(data.links.length);
  const kinds = new Set(data.points.map(({ kind }) => kind));
  const shown = (['manual', 'joint', 'sequential'] as const).filter((kind: MarkKind) => kinds.has(kind));
  return (
    <ul className="space-time-legend" aria-label={t('space-time.legend')}>
      {shown.map((kind) => (
        <li key={kind}>
          <KindMark kind={kind} clip="source" />
          {t(`space-time.${kind}`)}
        </li>
      ))}
      <li className="numbers end">
        {t('space-time.count', { count: data.points.length })}
        {every > 1 && ` · ${t('space-time.thinned', { every })}`}
      </li>
    </ul>
  );
}
