import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import type { TargetPlacement } from '../../../document/overlay/person-alignment.ts';
import { droppedClips } from '../../bridge/chosen-clips.ts';
import { t } from '../../ui/i18n.ts';
import { ROLES, type Role } from '../../ui/role.ts';
import { CombinedPicture, type FilledPane } from './combined-picture.tsx';
import type { CombinedStage } from './combined-stage.ts';
import { OpeningFile } from './opening-file.tsx';
import { PaneFooter } from './pane-footer.tsx';
import { PaneHeader } from './pane-header.tsx';
import { ZoomControls } from './zoom-controls.tsx';

/** Both clips in one picture. A file that is dropped on its left half becomes the source, on the right half the target. */
export function CombinedPane({
  panes,
  placement,
  focused,
  children,
}: {
  panes: Readonly<Record<Role, FilledPane>>;
  placement: TargetPlacement | null;
  focused: Role;
  /** Lies over the picture. */
  children?: ReactNode;
}) {
  const stage = useRef<CombinedStage | null>(null);
  const [over, setOver] = useState<Role | null>(null);
  const [zoom, setZoom] = useState({ percent: 100, isFit: true });
  const sideOf = ({ clientX, currentTarget }: DragEvent): Role => {
    const { left, width } = currentTarget.getBoundingClientRect();
    return clientX < left + width / 2 ? 'source' : 'target';
  };
  return (
    <section
      className={`viewer-pane combined ${focused} focused`}
      aria-label={t('viewer.both')}
      onDragOver={(event) => {
        event.preventDefault();
        if (event.dataTransfer.types.includes('Files')) setOver(sideOf(event));
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setOver(null);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(null);
        const dropped = droppedClips(event.dataTransfer);
        if (dropped.length > 0) panes[sideOf(event)].onFiles(dropped);
      }}
    >
      <div className="combined-headers">
        {ROLES.map((role) => (
          <div
            key={role}
            className={`combined-header ${role} ${role === focused ? 'focused' : ''}`}
            data-choose={role}
            onPointerDown={() => panes[role].onFocus()}
          >
            <PaneHeader props={panes[role]} />
          </div>
        ))}
        <ZoomControls stage={() => stage.current} zoom={zoom} />
      </div>
      <CombinedPicture
        panes={panes}
        placement={placement}
        focused={focused}
        stageRef={stage}
        onZoom={(percent, isFit) =>
          setZoom((old) => (old.percent === percent && old.isFit === isFit ? old : { percent, isFit }))
        }
      >
        {children}
      </CombinedPicture>
      <div className="combined-readouts">
        {ROLES.map((role) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls
          <div key={role} className={`combined-readout ${role}`} role="group" aria-label={t(`studio.${role}`)}>
            <span className="role-chip" aria-hidden="true">
              {t(`studio.${role}`)}
            </span>
            <PaneFooter props={panes[role]} clip={panes[role].clip} />
          </div>
        ))}
      </div>
      {over && (
        <div className="combined-drop">
          {ROLES.map((role) => (
            <p key={role} className={`pane-drop-now ${role} ${over === role ? 'over' : ''}`}>
              {t(`viewer.drop-${role}`)}
            </p>
          ))}
        </div>
      )}
      {ROLES.map((role) => {
        const { opening, onCancelOpening } = panes[role];
        return opening && <OpeningFile key={role} opening={opening} onCancel={onCancelOpening} />;
      })}
    </section>
  );
}
