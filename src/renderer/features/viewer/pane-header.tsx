import type { ReactNode } from 'react';
import { formatRate } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { displayedSizeOf } from './displayed-size.ts';
import { FileChoice } from './file-choice.tsx';
import { FolderChoice } from './folder-choice.tsx';
import type { ViewerPaneProps } from './viewer-props.ts';

/** Which clip it is and, as `children`, how large it is seen. */
export function PaneHeader({ props, children }: { props: ViewerPaneProps; children?: ReactNode }) {
  const { role, clip, choices, chooseFolder, onFiles, onPlace } = props;
  return (
    <header className="viewer-header">
      <h2 className="role-chip">{t(`studio.${role}`)}</h2>
      {clip && choices.length > 1 && choices.some(({ id }) => id === clip.mediaId) ? (
        <select
          className="clip-name"
          aria-label={t(`viewer.clip-${role}`)}
          title={clip.info.file}
          value={clip.mediaId}
          onChange={({ target }) => onPlace(target.value)}
        >
          {choices.map(({ id, info }) => (
            <option key={id} value={id}>
              {info.file}
            </option>
          ))}
        </select>
      ) : (
        clip && (
          <p className="clip-name" title={clip.info.file}>
            {clip.info.file}
          </p>
        )
      )}
      {clip && <ClipFacts {...props} />}
      {clip && <FileChoice role={role} wish="replace" small onFiles={onFiles} />}
      {clip && <FolderChoice role={role} wish="replace" chooseFolder={chooseFolder} onFiles={onFiles} />}
      {clip && !clip.isLost && children}
    </header>
  );
}

function ClipFacts({ clip }: ViewerPaneProps) {
  if (!clip) return null;
  const { width, height } = displayedSizeOf(clip);
  const { fps, codec } = clip.info;
  return (
    <p className="viewer-facts numbers">
      <span>
        {width} × {height}
      </span>
      <span>{t('viewer.rate', { fps: formatRate(fps) })}</span>
      <span>{codec}</span>
    </p>
  );
}
