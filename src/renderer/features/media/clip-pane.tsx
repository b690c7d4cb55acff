import { type DragEvent, useState } from 'react';
import type { Media } from '../../../contract/media.ts';
import { Icon } from '../../ui/icons.tsx';
import { Meter } from '../../ui/meter.tsx';
import { ROLE_NAMES, type Role } from '../../ui/role.ts';
import { ClipFacts } from './clip-facts.tsx';
import { FileChoice } from './file-choice.tsx';
import { FrameView } from './frame-view.tsx';
import type { PaneOverlay } from './overlay-canvas.tsx';
import type { LoadPicture } from './use-picture.ts';
import './media.css';

/** What a pane of a clip shows and asks for. */
export interface ClipPaneProps {
  readonly role: Role;
  readonly media: Media | null;
  readonly opening: { readonly name: string; readonly fraction: number | null } | null;
  readonly frame: number;
  /** Time of the frame, seconds from frame 0; null while the frame table is on its way. */
  readonly seconds: number | null;
  readonly overlay: PaneOverlay | null;
  /** Clips that are open; the user may put any of them here. */
  readonly choices: readonly Media[];
  readonly load: LoadPicture;
  /** Files that were chosen or dropped, at least one. */
  onFiles(files: readonly File[]): void;
  onPlace(mediaId: string): void;
}

const HINTS: Readonly<Record<Role, string>> = {
  source: 'The performance in which points are marked',
  target: 'The performance in which they are found again',
};

/** One place of the pair: a drop target while it is empty, else the clip. A file can be dropped on it at any time. */
export function ClipPane(props: ClipPaneProps) {
  const { role, media, opening, frame, seconds, overlay, load, onFiles } = props;
  const [isOver, setIsOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    const files = [...event.dataTransfer.files];
    if (files.length > 0) onFiles(files);
  };
  return (
    <section
      className={`pane panel ${role} ${isOver ? 'over' : ''}`}
      aria-label={ROLE_NAMES[role]}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <PaneHeader {...props} />
      {media ? (
        <FrameView media={media} frame={frame} overlay={overlay} load={load} />
      ) : (
        <div className="drop-target">
          <Icon name="film" />
          <p className="drop-title">Drop the {ROLE_NAMES[role].toLowerCase()} clip here</p>
          <p className="drop-hint">{HINTS[role]}</p>
          <FileChoice role={role} label="Choose file" onFile={(file) => onFiles([file])} />
        </div>
      )}
      {media && (
        <footer className="pane-footer">
          <ClipFacts media={media} />
          <p className="frame-number numbers">
            Frame <strong>{frame}</strong>
            {seconds !== null && <span> · {seconds.toFixed(3)} s</span>}
          </p>
        </footer>
      )}
      {opening && (
        <div className="pane-opening" role="status">
          <p>Opening {opening.name}</p>
          <Meter fraction={opening.fraction} label={`Opening ${opening.name}`} />
        </div>
      )}
    </section>
  );
}

function PaneHeader({ role, media, choices, onFiles, onPlace }: ClipPaneProps) {
  return (
    <header className="pane-header">
      <h2 className="role-chip">{ROLE_NAMES[role]}</h2>
      {media && choices.length > 1 ? (
        <select
          className="clip-name"
          aria-label={`${ROLE_NAMES[role]} clip`}
          value={media.id}
          onChange={({ target }) => onPlace(target.value)}
        >
          {choices.map(({ id, info }) => (
            <option key={id} value={id}>
              {info.file}
            </option>
          ))}
        </select>
      ) : (
        media && <p className="clip-name">{media.info.file}</p>
      )}
      {media && <FileChoice role={role} label="Replace" small onFile={(file) => onFiles([file])} />}
    </header>
  );
}
