import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { MediaRecord } from '../../../contract/project.ts';
import { setCrop, setPerson, setWorkingZone } from '../../../document/commands/media.ts';
import { keyHint } from '../../commands/command-button.tsx';
import type { Marking } from '../../studio/marking.ts';
import { setZoneEdge } from '../../studio/point-edits.ts';
import { useSession } from '../../studio/use-document.ts';
import { useView } from '../../studio/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { useFrameBase } from '../../ui/preferences.ts';
import type { Role } from '../../ui/role.ts';
import { RowButton } from './row-button.tsx';

/** How the clip is analysed: whom to follow, which part of the picture, which frames. */
export function ClipSetup({
  media,
  marking,
  edit,
  frameOf,
}: {
  media: MediaRecord;
  marking: Marking;
  edit: (work: () => void) => void;
  frameOf: (role: Role) => number;
}) {
  const session = useSession();
  const base = useFrameBase();
  const armed = useView(({ tool, markPurpose }) => (tool === 'mark' ? markPurpose : null));
  const { id: mediaId, person, crop, workingZone } = media;
  const whole = (value: number) => Math.round(value);
  const zone = (edge: 'in' | 'out') => edit(() => setZoneEdge(session, mediaId, edge, frameOf('source')));
  return (
    <details className="clip-setup">
      <summary>
        {t('points.setup')} <span>{media.info.file}</span>
      </summary>
      <dl>
        <Setting
          name={t('points.setup.person')}
          value={
            armed === 'person'
              ? t('points.setup.person-armed')
              : person
                ? t('points.setup.person-chosen', { frame: person.frame + base })
                : t('points.setup.person-auto')
          }
          onClear={person ? () => edit(() => session.dispatch(setPerson, { mediaId, value: null })) : null}
        >
          <Button small onClick={() => marking.armPerson()}>
            {t('points.setup.person-choose')}
          </Button>
        </Setting>
        <Setting
          name={t('points.setup.crop')}
          value={
            armed === 'crop'
              ? t('points.setup.crop-armed')
              : crop
                ? t('points.setup.crop-chosen', {
                    ...{ w: whole(crop.w), h: whole(crop.h), x: whole(crop.x), y: whole(crop.y) },
                  })
                : t('points.setup.crop-auto')
          }
          onClear={crop ? () => edit(() => session.dispatch(setCrop, { mediaId, value: null })) : null}
        >
          <Button small onClick={() => marking.armCrop()}>
            {t('points.setup.crop-choose')}
          </Button>
        </Setting>
        <Setting
          name={t('points.setup.zone')}
          value={
            workingZone
              ? t('points.setup.zone-chosen', { first: workingZone[0] + base, last: workingZone[1] + base })
              : t('points.setup.zone-whole')
          }
          onClear={workingZone ? () => edit(() => session.dispatch(setWorkingZone, { mediaId, value: null })) : null}
        >
          <Button small title={t('points.setup.zone-in-tip') + keyHint('set-in')} onClick={() => zone('in')}>
            {t('points.setup.zone-in')}
          </Button>
          <Button small title={t('points.setup.zone-out-tip') + keyHint('set-out')} onClick={() => zone('out')}>
            {t('points.setup.zone-out')}
          </Button>
        </Setting>
      </dl>
    </details>
  );
}

function Setting({
  name,
  value,
  onClear,
  children,
}: {
  name: string;
  value: string;
  onClear: (() => void) | null;
  children: ReactNode;
}) {
  return (
    <div className="setting">
      <dt>{name}</dt>
      <dd>
        <span className="setting-value numbers">{value}</span>
        {children}
        {onClear && <RowButton name={t('points.setup.clear', { what: name })} icon={<X />} onClick={onClear} />}
      </dd>
    </div>
  );
}
