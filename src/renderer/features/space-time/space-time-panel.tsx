import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Preset } from '../../scene/camera-pose.ts';
import type { SceneParts } from '../../scene/scene-layers.ts';
import { ROLES, type SpaceTimeData, type SpaceTimeSources, spaceTimeData } from '../../scene/space-time-data.ts';
import { FIRST_PARTS } from '../../scene/space-time-scene.ts';
import { Button } from '../../ui/button.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { Legend } from './legend.tsx';
import { PointTable } from './point-table.tsx';
import type { SpaceTimePanelProps } from './props.ts';
import { savePicture } from './save-picture.ts';
import { selectedPoints } from './selected-points.ts';
import { SpaceTimeBar } from './space-time-bar.tsx';
import { SpaceTimeCanvas, type SpaceTimeCanvasHandle } from './space-time-canvas.tsx';
import './space-time.css';
import { useClouds } from './use-clouds.ts';
import { useRebuild } from './use-rebuild.ts';

/** The 3D panel: both clips as boxes of space and time, and the same points as a table. */
export function SpaceTimePanel({ sources, selection, onPick, ...host }: SpaceTimePanelProps) {
  useLanguage();
  const data = useMemo(() => (sources ? spaceTimeData(sources) : null), [sources]);
  if (!sources || !data || (!data.clips.source && !data.clips.target)) {
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
  return <SpaceTimeBody sources={sources} data={data} selection={selection} onPickPoint={pick} {...host} />;
}

interface BodyProps extends Omit<SpaceTimePanelProps, 'sources' | 'onPick'> {
  readonly sources: SpaceTimeSources;
  readonly data: SpaceTimeData;
  readonly onPickPoint: (point: number) => void;
}

function SpaceTimeBody({ sources, data, selection, onPickPoint, pictureFor, ...host }: BodyProps) {
  const canvas = useRef<SpaceTimeCanvasHandle>(null);
  const [isTable, setTable] = useState(false);
  const [preset, setPreset] = useState<Preset | null>('perspective');
  const [parts, setParts] = useState<SceneParts>(FIRST_PARTS);
  const [wantsCloud, setWantsCloud] = useState(false);
  const { state, key, fail, rebuild } = useRebuild();
  const selected = useMemo(() => selectedPoints(data.points, selection), [data, selection]);
  const kinds = useMemo(() => new Set(data.points.map(({ kind }) => kind)), [data]);
  const showsTable = isTable || state === 'unavailable';
  const cloud = useClouds(sources, pictureFor, wantsCloud && !showsTable);

  const show = (next: Preset) => {
    canvas.current?.show(next);
    setPreset(next);
  };
  const save = () => {
    const picture = canvas.current?.picture();
    if (!picture) return;
    const frames = ROLES.map((role) => host.playback.frameOf(role));
    void savePicture(picture, `tandem-3d-${frames.join('-')}.png`);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    setTable(!isTable);
  };
  return (
    <section className="space-time" aria-label={t('space-time.name')} onKeyDown={onKeyDown}>
      <SpaceTimeBar
        preset={preset}
        parts={parts}
        cloud={pictureFor ? wantsCloud : null}
        hasBoth={kinds.has('joint') && kinds.has('sequential')}
        showsTable={showsTable}
        onPreset={show}
        onParts={setParts}
        onCloud={setWantsCloud}
        onPicture={save}
        onTable={() => setTable(!isTable)}
      />
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
          clouds={cloud.clouds}
          preset={preset}
          selected={selected}
          onPick={onPickPoint}
          onPicture={save}
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
      <Legend data={data} cloud={cloud} />
    </section>
  );
}
