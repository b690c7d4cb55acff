import { Eye, EyeOff, Pencil, Trash2 } from 'lucide-react';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import type { Keypoint } from '../../../contract/keypoints.ts';
import {
  deleteKeypoint,
  moveKeypoint,
  renameKeypoint,
  setKeypointVisible,
} from '../../../document/commands/keypoints.ts';
import { useSession } from '../../studio/use-document.ts';
import { useView } from '../../studio/view-store.ts';
import { t } from '../../ui/i18n.ts';
import { focusNeighbour } from './focus-neighbour.ts';
import { NameField } from './name-field.tsx';
import { readable } from './readable.ts';
import { RowButton } from './row-button.tsx';

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** The line of a marked point. Its button goes to it, and moves it by arrow keys once it is selected. */
export const PointRow = memo(function PointRow({
  momentId,
  name,
  keypoint,
  edit,
  go,
}: {
  momentId: string;
  name: string;
  keypoint: Keypoint;
  edit: (work: () => void) => void;
  go: (momentId: string, keypoint: string) => void;
}) {
  const session = useSession();
  const row = useRef<HTMLDivElement>(null);
  const [renames, setRenames] = useState(false);
  // The tools come with the pointer, the focus or the selection: a thousand lines without them scroll lightly.
  const [isActive, setActive] = useState(false);
  const isSelected = useView(({ selection }) => selection?.momentId === momentId && selection.keypoint === name);
  const { x, y, visible } = keypoint;
  const which = { momentId, name };
  const shown = readable(name);

  const remove = () => {
    focusNeighbour(row.current);
    edit(() => session.dispatch(deleteKeypoint, which));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (event.key === 'F2') setRenames(true);
    else if (event.key === 'Delete') remove();
    else if (arrow && isSelected && !event.altKey && !event.ctrlKey && !event.metaKey) {
      const step = event.shiftKey ? 10 : 1;
      // As long as the key is held it is one step.
      if (!session.editor.marking) session.editor.openMark(moveKeypoint.label);
      edit(() => session.dispatch(moveKeypoint, { ...which, x: x + arrow[0] * step, y: y + arrow[1] * step }));
    } else return;
    // The window's own keys must not step frames meanwhile.
    event.preventDefault();
    event.stopPropagation();
  };
  const endNudge = () => session.editor.closeMark();

  if (renames) {
    return (
      <div className="point">
        <NameField
          label={t('points.point.name')}
          name={name}
          onDone={(next) => {
            setRenames(false);
            const newName = next?.replace(/\s+/g, '_');
            if (newName) edit(() => session.dispatch(renameKeypoint, { ...which, newName }));
          }}
        />
      </div>
    );
  }
  return (
    <div ref={row} className={isSelected ? 'point selected' : 'point'}>
      <button
        type="button"
        className="point-go"
        aria-current={isSelected}
        title={t('points.point.nudge')}
        onPointerEnter={() => setActive(true)}
        onFocus={() => setActive(true)}
        onClick={() => go(momentId, name)}
        onKeyDown={onKeyDown}
        onKeyUp={(event) => event.key in ARROWS && endNudge()}
        onBlur={endNudge}
      >
        <span className={visible ? 'point-sign' : 'point-sign hidden'} aria-hidden="true" />
        <span className="point-name" title={shown}>
          {shown}
        </span>
        <span className="numbers">{visible ? `${x.toFixed(1)}, ${y.toFixed(1)}` : t('points.point.hidden')}</span>
      </button>
      {(isActive || isSelected) && (
        <span className="row-tools">
          <RowButton
            name={t(visible ? 'points.point.hide' : 'points.point.show', { name: shown })}
            icon={visible ? <Eye /> : <EyeOff />}
            onClick={() => edit(() => session.dispatch(setKeypointVisible, { ...which, visible: !visible }))}
          />
          <RowButton
            name={t('points.point.rename', { name: shown })}
            icon={<Pencil />}
            onClick={() => setRenames(true)}
          />
          <RowButton name={t('points.point.delete', { name: shown })} icon={<Trash2 />} onClick={remove} />
        </span>
      )}
    </div>
  );
});
