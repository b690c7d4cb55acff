import { useRef, useState } from 'react';
import type { MissingMedia } from '../../contract/project-info.ts';
import type { ChosenClip } from '../bridge/chosen-clips.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import { Button } from '../ui/button.tsx';
import { FolderButton } from '../ui/folder-button.tsx';
import { t, useLanguage } from '../ui/i18n.ts';
import { useSessionState } from './use-document.ts';
import './project.css';

/** Looks for a missing clip in a file or folder that the user chose; see `StudioModel.locate`. */
export type LocateClip = (
  mediaId: string,
  chosen: ChosenClip,
  acceptOther?: boolean,
) => Promise<'located' | 'different' | null>;

interface Locating {
  readonly locate: LocateClip;
  /** See `StudioModel.chooseFolder`. */
  readonly chooseFolder: StudioBridge['chooseFolder'];
}

/** The clips of the project whose files are not where they were, each with "Locate...". */
export function MissingClips(locating: Locating) {
  useLanguage();
  const missing = useSessionState().project?.missing ?? [];
  if (missing.length === 0) return null;
  return (
    <div role="alert">
      <ul className="missing-clips">
        {missing.map((each) => (
          <MissingClip key={each.mediaId} clip={each} {...locating} />
        ))}
      </ul>
    </div>
  );
}

function MissingClip({ clip, locate, chooseFolder }: { clip: MissingMedia } & Locating) {
  const input = useRef<HTMLInputElement>(null);
  const [other, setOther] = useState<ChosenClip | null>(null);
  const { mediaId, file: name, tried } = clip;
  const changed = tried.some(({ judgement }) => judgement === 'different');
  const look = async (chosen: ChosenClip) => setOther((await locate(mediaId, chosen)) === 'different' ? chosen : null);
  return (
    <li className="missing-clip">
      <span className="missing-text" title={tried.map(({ path }) => path).join('\n')}>
        {t(changed ? 'project.missing-changed' : 'project.missing', { file: name })}
        {other && ` ${t('project.other-file', { file: other.name })}`}
      </span>
      <input
        ref={input}
        type="file"
        accept="video/*,.mkv,.mts,.m2ts,.avi"
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          target.value = '';
          if (file) void look(file);
        }}
      />
      <Button small onClick={() => input.current?.click()}>
        {t('project.locate')}
      </Button>
      <FolderButton
        small
        look="quiet"
        label={t('project.locate-folder')}
        name={t('project.locate-folder')}
        inputName={t('project.folder', { file: name })}
        chooseFolder={chooseFolder}
        onFolder={(folder) => void look(folder)}
      />
      {other && (
        <Button small look="quiet" onClick={() => void locate(mediaId, other, true)}>
          {t('project.use-anyway')}
        </Button>
      )}
    </li>
  );
}
