import { MapPinned, Pencil, Trash2 } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { MomentRecord } from '../../../contract/project.ts';
import { deleteMoment, moveMoment, renameMoment } from '../../../document/commands/moments.ts';
import { useSession } from '../../studio/use-document.ts';
import { useView } from '../../studio/view-store.ts';
import { t } from '../../ui/i18n.ts';
import { useFrameBase } from '../../ui/preferences.ts';
import type { Role } from '../../ui/role.ts';
import { focusNeighbour } from './focus-neighbour.ts';
import { NameField } from './name-field.tsx';
import { PointRow } from './point-row.tsx';
import { RowButton } from './row-button.tsx';

/** One key moment with its points. */
export const MomentItem = memo(function MomentItem({
  moment,
  edit,
  seek,
  frameOf,
}: {
  moment: MomentRecord;
  edit: (work: () => void) => void;
  seek: (role: Role, frame: number) => void;
  frameOf: (role: Role) => number;
}) {
  const session = useSession();
  const base = useFrameBase();
  const row = useRef<HTMLLIElement>(null);
  const [renames, setRenames] = useState(false);
  const isSelected = useView(({ selection }) => selection?.momentId === moment.id && selection.keypoint === null);
  const select = useView((state) => state.select);
  const { id: momentId, name, frame, keypoints } = moment;
  const go = (keypoint: string | null) => {
    select({ role: 'source', momentId, momentName: name, keypoint });
    seek('source', frame);
  };
  const points = Object.entries(keypoints);
  return (
    <li ref={row} className="moment">
      <div className={isSelected ? 'moment-head selected' : 'moment-head'}>
        {renames ? (
          <NameField
            label={t('points.moment.name')}
            name={name}
            onDone={(next) => {
              setRenames(false);
              if (next) edit(() => session.dispatch(renameMoment, { momentId, name: next }));
            }}
          />
        ) : (
          <button
            type="button"
            className="moment-go"
            title={t('points.moment.go', { name, frame: frame + base })}
            aria-current={isSelected}
            onClick={() => go(null)}
          >
            <span>{name}</span> <span className="numbers">{t('points.moment.frame', { frame: frame + base })}</span>
          </button>
        )}
        <RowButton
          name={t('points.moment.move', { name })}
          icon={<MapPinned />}
          onClick={() => edit(() => session.dispatch(moveMoment, { momentId, frame: frameOf('source') }))}
        />
        <RowButton name={t('points.moment.rename', { name })} icon={<Pencil />} onClick={() => setRenames(true)} />
        <RowButton
          name={t('points.moment.delete', { name })}
          icon={<Trash2 />}
          onClick={() => {
            focusNeighbour(row.current);
            edit(() => session.dispatch(deleteMoment, { momentId }));
          }}
        />
      </div>
      {points.length === 0 ? (
        <p className="moment-none">{t('points.moment.no-points')}</p>
      ) : (
        <ul className="moment-points">
          {points.map(([point, keypoint]) => (
            <PointRow key={point} momentId={momentId} name={point} keypoint={keypoint} edit={edit} go={go} />
          ))}
        </ul>
      )}
    </li>
  );
});
