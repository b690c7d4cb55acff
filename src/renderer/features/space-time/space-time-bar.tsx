import { Camera, Columns2, LocateFixed, PersonStanding, Rotate3d, Rows3, Table2, Waypoints } from 'lucide-react';
import type { ReactNode } from 'react';
import { useBindings } from '../../commands/bindings.ts';
import { keyHint } from '../../commands/command-button.tsx';
import { PRESETS, type Preset } from '../../scene/camera-pose.ts';
import type { SceneParts } from '../../scene/scene-layers.ts';
import { TRAILS, type Trails } from '../../scene/space-time-data.ts';
import { t } from '../../ui/i18n.ts';
import { Tool } from './tool.tsx';

interface Props {
  readonly preset: Preset | null;
  readonly parts: SceneParts;
  /** Whether the cloud is wanted; null where it cannot be had. */
  readonly cloud: boolean | null;
  /** Whether both method families have predicted something. */
  readonly hasBoth: boolean;
  readonly showsTable: boolean;
  readonly onPreset: (preset: Preset) => void;
  readonly onParts: (parts: SceneParts) => void;
  readonly onCloud: (isWanted: boolean) => void;
  readonly onPicture: () => void;
  readonly onTable: () => void;
}

/** The tools of the 3D panel: how to look, what is shown, picture and table. */
export function SpaceTimeBar(props: Props) {
  const { preset, parts, cloud, hasBoth, showsTable, onParts } = props;
  useBindings();
  const part = (name: 'links' | 'warp' | 'apart' | 'follow', icon: ReactNode) => (
    <Tool
      name={t(name === 'apart' && !hasBoth ? 'space-time.apart.needs-both' : `space-time.${name}`, {
        keys: keyHint('cycle-view'),
      })}
      isOn={parts[name]}
      isOff={showsTable || (name === 'apart' && !hasBoth)}
      onClick={() => onParts({ ...parts, [name]: !parts[name] })}
    >
      {icon}
    </Tool>
  );
  return (
    <div className="space-time-bar" role="toolbar" aria-label={t('space-time.views')}>
      <div className="space-time-group">
        {PRESETS.map((each) => (
          <Tool
            key={each}
            name={t(`space-time.${each}.hint`)}
            isOn={preset === each && !showsTable}
            isOff={showsTable}
            onClick={() => props.onPreset(each)}
          >
            {t(`space-time.${each}`)}
          </Tool>
        ))}
      </div>
      <Tool name={t('space-time.reset')} isOff={showsTable} onClick={() => props.onPreset(preset ?? 'perspective')}>
        <Rotate3d aria-hidden="true" />
      </Tool>
      <div className="space-time-group end">
        {part('links', <Waypoints aria-hidden="true" />)}
        {part('warp', <Rows3 aria-hidden="true" />)}
        {part('apart', <Columns2 aria-hidden="true" />)}
        <select
          className="space-time-trails"
          aria-label={t('space-time.trails')}
          title={t('space-time.trails')}
          value={parts.trails}
          disabled={showsTable}
          onChange={({ target: { value } }) => onParts({ ...parts, trails: value as Trails })}
        >
          {TRAILS.map((each) => (
            <option key={each} value={each}>
              {t(`space-time.trails.${each}`)}
            </option>
          ))}
        </select>
        {cloud !== null && (
          <Tool name={t('space-time.cloud')} isOn={cloud} isOff={showsTable} onClick={() => props.onCloud(!cloud)}>
            <PersonStanding aria-hidden="true" />
          </Tool>
        )}
        {cloud && (
          <input
            type="range"
            className="space-time-density"
            aria-label={t('space-time.cloud.density')}
            title={t('space-time.cloud.density')}
            min={0.05}
            max={1}
            step={0.05}
            value={parts.cloudDensity}
            disabled={showsTable}
            onChange={({ target: { valueAsNumber } }) => onParts({ ...parts, cloudDensity: valueAsNumber })}
          />
        )}
        {part('follow', <LocateFixed aria-hidden="true" />)}
      </div>
      <Tool name={t('space-time.picture')} isOff={showsTable} onClick={props.onPicture}>
        <Camera aria-hidden="true" />
      </Tool>
      <Tool name={t('space-time.table.hint')} isOn={showsTable} onClick={props.onTable}>
        <Table2 aria-hidden="true" />
        <span className="wide">{t('space-time.table')}</span>
      </Tool>
    </div>
  );
}
