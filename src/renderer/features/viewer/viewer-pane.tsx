import { type DragEvent, useRef, useState } from 'react';
import { droppedClips } from '../../bridge/chosen-clips.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { FileChoice } from './file-choice.tsx';
import { FolderChoice } from './folder-choice.tsx';
import { LostClip } from './lost-clip.tsx';
import { OpeningFile } from './opening-file.tsx';
import { PaneFooter } from './pane-footer.tsx';
import { PaneHeader } from './pane-header.tsx';
import { PanePicture } from './pane-picture.tsx';
import type { PaneStage } from './pane-stage.ts';
import type { ViewerPaneProps } from './viewer-props.ts';
import { ZoomControls } from './zoom-controls.tsx';
import './viewer.css';

/** One place of the pair: a drop target while it is empty, else the clip's frames with its points. A file or a
 * folder of pictures can be dropped on it at any time. */
export function ViewerPane(props: ViewerPaneProps) {
  useLanguage();
  const { role, clip, opening, isFocused, onFocus, onFiles } = props;
  const stage = useRef<PaneStage | null>(null);
  const [isOver, setIsOver] = useState(false);
  const [zoom, setZoom] = useState({ percent: 100, isFit: true });
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const dropped = droppedClips(event.dataTransfer);
    if (dropped.length > 0) onFiles(dropped);
  };
  const classes = ['viewer-pane', role, isFocused && clip ? 'focused' : '', isOver ? 'over' : ''];
  return (
    <section
      className={classes.filter(Boolean).join(' ')}
      aria-label={t(`studio.${role}`)}
      onDragOver={(event) => {
        event.preventDefault();
        if (event.dataTransfer.types.includes('Files')) setIsOver(true);
      }}
      onDragLeave={({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node) || !currentTarget.contains(relatedTarget)) setIsOver(false);
      }}
      onDrop={drop}
      onPointerDown={() => clip && onFocus()}
    >
      <PaneHeader props={props}>
        <ZoomControls stage={() => stage.current} zoom={zoom} />
      </PaneHeader>
      {clip?.isLost && <LostClip {...props} file={clip.info.file} />}
      {clip && !clip.isLost && (
        <PanePicture
          clip={clip}
          props={props}
          stageRef={stage}
          onZoom={(percent, isFit) =>
            setZoom((old) => (old.percent === percent && old.isFit === isFit ? old : { percent, isFit }))
          }
        />
      )}
      {!clip && (
        <div className="pane-words pane-empty">
          <Icon name="film" />
          <p className="words-title">{t(`viewer.drop-${role}`)}</p>
          <p className="words-hint">{t(`viewer.hint-${role}`)}</p>
          <div className="words-choices">
            <FileChoice role={role} wish="choose" onFiles={onFiles} />
            <FolderChoice role={role} wish="choose" chooseFolder={props.chooseFolder} onFiles={onFiles} />
          </div>
        </div>
      )}
      {clip && !clip.isLost && <PaneFooter props={props} clip={clip} />}
      {isOver && <p className="pane-drop-now">{t('viewer.drop-now')}</p>}
      {opening && <OpeningFile opening={opening} onCancel={props.onCancelOpening} />}
    </section>
  );
}
