import { useCallback, useRef, useState } from 'react';
import { addMoment } from '../../../document/commands/moments.ts';
import { momentsOf, pairOf, sourceOf } from '../../../document/queries.ts';
import { useBindings } from '../../commands/bindings.ts';
import { keyHint } from '../../commands/command-button.tsx';
import { missingMoments, templateOf } from '../../studio/action-templates.ts';
import type { Marking } from '../../studio/marking.ts';
import { useDocument, useSession } from '../../studio/use-document.ts';
import { useView } from '../../studio/view-store.ts';
import { Button } from '../../ui/button.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import type { Role } from '../../ui/role.ts';
import { ActionChoice } from './action-choice.tsx';
import { ClipSetup } from './clip-setup.tsx';
import { GuidedCard } from './guided-card.tsx';
import { PointsList } from './points-list.tsx';
import './points.css';

/** What the panel needs besides the session and the view store. */
export interface PointsPanelProps {
  readonly marking: Marking;
  /** The frame that a pane shows now. */
  frameOf(role: Role): number;
  /** Shows a frame of a pane. */
  seek(role: Role, frame: number): void;
}

/** The key moments of the source with their points, the action that they belong to, and the ways to mark them. */
export function PointsPanel({ marking, frameOf, seek }: PointsPanelProps) {
  useLanguage();
  useBindings();
  const session = useSession();
  const source = useDocument(sourceOf);
  const moments = useDocument((document) => (source ? momentsOf(document, source.id) : []));
  const action = useDocument((document) => pairOf(document).action);
  const guided = useView((state) => state.guided);
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  // A state: the list must be drawn again when there is something to scroll in.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  // The lines are drawn again only when their own point has changed, whatever the window gives anew.
  const latest = useRef({ frameOf, seek });
  latest.current = { frameOf, seek };
  const edit = useCallback((work: () => void) => marking.attempt(t('points.edit-failed'), work), [marking]);
  const go = useCallback((role: Role, frame: number) => latest.current.seek(role, frame), []);
  const shownFrame = useCallback((role: Role) => latest.current.frameOf(role), []);
  if (!source) return <p className="points-empty">{t('points.empty')}</p>;

  const template = templateOf(action);
  const missing = template ? missingMoments(template, moments) : [];
  const addHere = (name?: string) =>
    edit(() => {
      const frame = frameOf('source');
      session.dispatch(addMoment, { mediaId: source.id, frame, ...(name === undefined ? {} : { name }) });
    });
  const guide = () => {
    const begun = marking.startGuided();
    setSaid(begun ? '' : t(moments.length === 0 ? 'points.guided.needs-moments' : 'points.guided.done'));
  };
  const suggest = async () => {
    setBusy(true);
    setSaid(t('points.suggesting'));
    const filled = await marking.suggest('source', frameOf('source'));
    setBusy(false);
    if (filled === null) setSaid('');
    else setSaid(filled === 0 ? t('points.suggested-none') : t('points.suggested', { count: filled }));
  };
  return (
    <div ref={setScroller} className="points">
      <div className="points-above">
        {guided && <GuidedCard guided={guided} marking={marking} />}
        <ActionChoice action={action} edit={edit} />
        <div className="points-tools">
          <Button small title={t('points.guided-tip')} disabled={guided !== null} onClick={guide}>
            {t('points.guided')}
          </Button>
          <Button small title={t('points.suggest-tip')} disabled={busy} onClick={() => void suggest()}>
            {t('points.suggest')}
          </Button>
          <Button small title={t('points.mark-tip') + keyHint('add-keypoint')} onClick={() => marking.arm()}>
            {t('points.mark')}
          </Button>
          <Button small onClick={() => addHere()}>
            {t('points.moment.add')}
          </Button>
        </div>
        <p className="points-said" role="status">
          {said}
        </p>
        {missing.length > 0 && (
          <ul className="points-missing" aria-label={t('points.moments.missing')}>
            {missing.map((name) => (
              <li key={name}>
                <span>{name}</span>
                <Button
                  small
                  look="quiet"
                  aria-label={t('points.moments.set-here-name', { name })}
                  title={t('points.moments.set-here-tip', { name })}
                  onClick={() => addHere(name)}
                >
                  {t('points.moments.set-here')}
                </Button>
              </li>
            ))}
          </ul>
        )}
        {moments.length === 0 && <p className="points-empty">{t('points.none', { keys: keyHint('add-marker') })}</p>}
      </div>
      {moments.length > 0 && (
        <PointsList moments={moments} scroller={scroller} edit={edit} seek={go} frameOf={shownFrame} />
      )}
      <ClipSetup media={source} marking={marking} edit={edit} frameOf={frameOf} />
    </div>
  );
}
