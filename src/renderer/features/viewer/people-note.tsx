import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';

/** Whether persons can be laid over each other: they are known, they can be looked for, or they are being looked for. */
export type PeopleState = 'known' | 'unknown' | 'searching' | 'not-found';

/** Says in the picture why persons do not lie over each other, and offers to look for them. */
export function PeopleNote({ people, onFind }: { people: Exclude<PeopleState, 'known'>; onFind: () => void }) {
  return (
    <div className="people-note" role="status">
      <Icon name="alert" />
      <span>{t(`viewer.people-${people}`)}</span>
      <Button small disabled={people === 'searching'} onClick={onFind}>
        {t('viewer.find-people')}
      </Button>
    </div>
  );
}
