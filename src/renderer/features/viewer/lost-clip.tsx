import { useState } from 'react';
import type { ChosenClip } from '../../bridge/chosen-clips.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { FileChoice } from './file-choice.tsx';
import { FolderChoice } from './folder-choice.tsx';
import type { ViewerPaneProps } from './viewer-props.ts';

/** In place of a clip whose file or folder is not where it was: says so, and lets the user say where it is. @param file its name */
export function LostClip({
  role,
  file,
  chooseFolder,
  onLocate,
  onFiles,
}: Pick<ViewerPaneProps, 'role' | 'chooseFolder' | 'onLocate' | 'onFiles'> & { readonly file: string }) {
  const [other, setOther] = useState<ChosenClip | null>(null);
  const look = async (chosen: ChosenClip): Promise<void> =>
    setOther((await onLocate(chosen)) === 'different' ? chosen : null);
  return (
    <div className="pane-words pane-lost">
      <Icon name="alert" />
      <p className="words-title">{t('viewer.lost-title', { file })}</p>
      <p className="words-hint" aria-live="polite">
        {other ? t('project.other-file', { file: other.name }) : t('viewer.lost-hint')}
      </p>
      <div className="words-choices">
        <FileChoice role={role} wish="locate" onFiles={([chosen]) => chosen && void look(chosen)} />
        <FolderChoice
          role={role}
          wish="locate"
          chooseFolder={chooseFolder}
          onFiles={([chosen]) => chosen && void look(chosen)}
        />
        {other && <Button onClick={() => void onLocate(other, true)}>{t('project.use-anyway')}</Button>}
        <FileChoice role={role} wish="replace" onFiles={onFiles} />
      </div>
    </div>
  );
}
