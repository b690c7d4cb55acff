import { isCombined } from '../../../document/overlay/combine.ts';
import type { TargetPlacement } from '../../../document/overlay/person-alignment.ts';
import { useLanguage } from '../../ui/i18n.ts';
import { ROLES, type Role } from '../../ui/role.ts';
import { CombinedPane } from './combined-pane.tsx';
import type { FilledPane } from './combined-picture.tsx';
import { PeopleNote, type PeopleState } from './people-note.tsx';
import { ViewBar } from './view-bar.tsx';
import { useViewModes } from './view-modes.ts';
import { ViewerPane } from './viewer-pane.tsx';
import type { ViewerPaneProps } from './viewer-props.ts';
import './viewer.css';
import './view-modes.css';

/** What the viewer shows and asks for. */
export interface ViewerProps {
  readonly panes: Readonly<Record<Role, ViewerPaneProps>>;
  /** Where the target's person lies over the source's; null while nobody is known. */
  readonly placement: TargetPlacement | null;
  readonly people: PeopleState;
  /** The clip whose points are meant where both are seen. */
  readonly focused: Role;
  /** The user wants the persons of the two frames that are shown looked for. */
  onFindPeople(): void;
}

function isFilled(pane: ViewerPaneProps): pane is FilledPane {
  return pane.clip !== null && !pane.clip.isLost;
}

/** Both clips: side by side, one above the other, or in one picture. A clip that is missing or lost always has a pane of its own. */
export function Viewer({ panes, placement, people, focused, onFindPeople }: ViewerProps) {
  useLanguage();
  const mode = useViewModes((state) => state.mode);
  const alignsPeople = useViewModes((state) => state.alignsPeople);
  const { source, target } = panes;
  const hasBoth = source.clip !== null && target.clip !== null;
  return (
    <div className={`viewer ${mode}`}>
      {hasBoth && <ViewBar />}
      {isCombined(mode) && isFilled(source) && isFilled(target) ? (
        <div className="viewer-area" data-snapshot data-tour="viewer">
          <CombinedPane panes={{ source, target }} placement={alignsPeople ? placement : null} focused={focused}>
            {alignsPeople && people !== 'known' && <PeopleNote people={people} onFind={onFindPeople} />}
          </CombinedPane>
        </div>
      ) : (
        <div className={`viewer-panes ${mode}`}>
          {ROLES.map((role) => (
            <div
              key={role}
              className="viewer-area"
              data-choose={role}
              data-snapshot
              data-tour={role === 'source' ? 'viewer' : undefined}
            >
              <ViewerPane {...panes[role]} />
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
