import { Images } from 'lucide-react';
import { useRef } from 'react';
import { type ChosenFolder, folderOfInput } from '../bridge/chosen-clips.ts';
import type { StudioBridge } from '../bridge/studio-bridge.ts';
import { Button } from './button.tsx';

/** A button that lets the user choose a folder: in the host's dialog where it has one, else in the browser's. */
export function FolderButton({
  label,
  name,
  inputName,
  look = 'plain',
  small = false,
  chooseFolder,
  onFolder,
}: {
  /** What stands on it; null for a picture only. */
  label: string | null;
  /** What it is called. */
  name: string;
  /** What the browser's chooser is called. */
  inputName: string;
  look?: 'plain' | 'quiet';
  small?: boolean;
  chooseFolder: StudioBridge['chooseFolder'];
  onFolder: (folder: ChosenFolder) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const take = (folder: ChosenFolder | null): void => {
    if (folder) onFolder(folder);
  };
  const choose = async (): Promise<void> => {
    if (chooseFolder) take(await chooseFolder());
    else input.current?.click();
  };
  return (
    <>
      <Button
        small={small}
        look={look}
        className="folder-choice"
        aria-label={name}
        title={name}
        onClick={() => void choose()}
      >
        <Images aria-hidden="true" />
        {label !== null && <span className="button-text">{label}</span>}
      </Button>
      <input
        ref={(element) => {
          input.current = element;
          // React has no such property.
          if (element) element.webkitdirectory = true;
        }}
        type="file"
        aria-label={inputName}
        hidden
        onChange={({ target }) => {
          const folder = folderOfInput([...(target.files ?? [])]);
          // The same folder may be chosen again after an error.
          target.value = '';
          take(folder);
        }}
      />
    </>
  );
}
