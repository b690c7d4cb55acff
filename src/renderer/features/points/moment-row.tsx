import { ChevronDown, ChevronRight, MapPinned, Pencil, Trash2 } from 'lucide-react';
import { memo, useRef, useState } from 'react';
import type { MomentRecord } from '../../../contract/project.ts';
import { deleteMoment, moveMoment, renameMoment } from '../../../document/commands/moments.ts';
import { useSession } from '../../studio/use-document.ts';
import { useView } from '../../studio/view-store.ts';
import { t } from '../../ui/i18n.ts';
import { useFrameBase } from '../../ui/preferences.ts';
import type { Role } from '../../ui/role.ts';
import { focusNeighbour } from './focus-neighbour.ts';
import { setClosed } from './list-store.ts';
import { NameField } from './name-field.tsx';
import { RowButton } from './row-button.tsx';

/** The line of a key moment, over those of its points. */
export const MomentRow = memo(function MomentRow({
  moment,
  isOpen,
  count,
  edit,
  go,
  frameOf,
}: {
  moment: MomentRecord;
  isOpen: boolean;
  /** How many points it has. */
  count: number;
  edit: (work: () => void) => void;
  go: (momentId: string, keypoint: null) => void;
  frameOf: (role: Role) => number;
}) {
  const session = useSession();
  const base = useFrameBase();
  const row = useRef<HTMLDivElement>(null);
  const [renames, setRenames] = useState(false);
  const isSelected = useView(({ selection }) => selection?.momentId === moment.id && selection.keypoint === null);
  const { id: momentId, name, frame } = moment;
  return (
    <div ref={row} className={isSelected ? 'moment-head selected' : 'moment-head'}>
      <button
        type="button"
        className="moment-fold"
        aria-expanded={isOpen}
        aria-label={t('points.moment.points-of', { name })}
        title={t('points.moment.points-of', { name })}
        onClick={() => setClosed([momentId], isOpen)}
      >
        {isOpen ? <ChevronDown aria-hidden="true" /> : <ChevronRight aria-hidden="true" />}
      </button>
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
          onClick={() => go(momentId, null)}
        >
          <span className="moment-name">{name}</span>
          <span className="numbers">{t('points.moment.frame', { frame: frame + base })}</span>
          {!isOpen && <span className="moment-count numbers">{t('points.count', { count })}</span>}
        </button>
      )}
      <span className="row-tools">
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
      </span>
    </div>
  );
});
