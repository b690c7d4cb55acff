import type { ChosenFolder } from '../../bridge/chosen-clips.ts';
import { FolderButton } from '../../ui/folder-button.tsx';
import { t } from '../../ui/i18n.ts';
import type { Role } from '../../ui/role.ts';
import type { ViewerPaneProps } from './viewer-props.ts';

/** A button that lets the user choose a folder of numbered pictures for a pane; in a pane's head it is a picture only. */
export function FolderChoice({
  role,
  wish,
  chooseFolder,
  onFiles,
}: Pick<ViewerPaneProps, 'chooseFolder'> & {
  role: Role;
  wish: 'choose' | 'replace' | 'locate';
  onFiles: (folders: readonly ChosenFolder[]) => void;
}) {
  const isSmall = wish === 'replace';
  return (
    <FolderButton
      label={isSmall ? null : t(`viewer.${wish}-folder`)}
      name={t(`viewer.${wish}-folder-${role}`)}
      inputName={t(`viewer.folder-${role}`)}
      look={isSmall ? 'plain' : 'quiet'}
      small={isSmall}
      chooseFolder={chooseFolder}
      onFolder={(folder) => onFiles([folder])}
    />
  );
}
