import { useId, useState, useSyncExternalStore } from 'react';
import {
  type ComparisonWish,
  comparisonWishSchema,
  dataWishSchema,
  type ExportFormat,
  type ExportWish,
} from '../../../contract/export.ts';
import type { FrameStore } from '../../playback/frame-store.ts';
import { Button } from '../../ui/button.tsx';
import { ChoiceGroup } from '../../ui/choice-group.tsx';
import { StudioDialog } from '../../ui/dialog.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import { ComparisonLook } from './comparison-look.tsx';
import { ComparisonPreview } from './comparison-preview.tsx';
import type { ComparisonSubject } from './comparison-subject.ts';
import './export.css';
import type { ExportModel } from './export-model.ts';
import { ExportPreview } from './export-preview.tsx';
import { ExportProgress } from './export-progress.tsx';
import { type ExportSubject, obstacle, proposedName } from './export-summary.ts';

/** What the dialog offers: the formats of the engine, and the picture that the window itself makes. */
const OFFERS = ['mp4', 'png', 'csv', 'json', 'coco', 'cvat', 'dlc', 'bundle'] as const;
/** What can be exported. */
export type Offer = (typeof OFFERS)[number];

/** Those of which the runs can be chosen. */
const DATA_OFFERS: ReadonlySet<Offer> = new Set(['csv', 'coco', 'cvat', 'dlc']);

/** What the dialog shows of the comparison clip before it is made. */
export interface OfferedComparison {
  /** Null while a clip of the pair is missing or not open. */
  readonly subject: ComparisonSubject | null;
  /** Whether the pair has a run to show. */
  readonly hasRun: boolean;
  /** How it is to look at first: as the window does. */
  readonly firstLook: Partial<ComparisonWish>;
  readonly frames: FrameStore;
  /** The source frame that the window shows. */
  readonly near: number;
}

/**
 * Exports the project, a comparison clip or the view. Mounted while it is open.
 *
 * @param firstOffer what is chosen when it opens
 * @param onSnapshot saves the current view as PNG, or copies it
 */
export function ExportDialog({
  model,
  firstOffer,
  subject,
  comparison: offered,
  onSnapshot,
  onClose,
}: {
  model: ExportModel;
  firstOffer: Offer;
  subject: ExportSubject;
  comparison: OfferedComparison;
  onSnapshot: (to: 'file' | 'clipboard') => void;
  onClose: () => void;
}) {
  useLanguage();
  const id = useId();
  // While the dialog is open nothing else changes the project.
  const [comparison] = useState(offered);
  const state = useSyncExternalStore(model.subscribe, () => model.state);
  const [offer, setOffer] = useState<Offer>(firstOffer);
  const [name, setName] = useState(() => proposedName(subject));
  const [look, setLook] = useState<ComparisonWish>(() =>
    comparisonWishSchema.parse({ format: 'mp4', ...comparison.firstLook }),
  );
  const [runs, setRuns] = useState<'newest' | 'all'>('newest');
  const wish = offer === 'png' ? null : wishOf(offer, look, runs);
  const isWorking = state.stage === 'working';
  const hindrance = wish && obstacle(wish, subject);
  const start = (): void => {
    if (isWorking) return;
    if (wish) void model.start(name.trim(), wish);
    else {
      onClose();
      onSnapshot('file');
    }
  };
  const footer = (
    <>
      {offer === 'png' && (
        <Button
          onClick={() => {
            onClose();
            onSnapshot('clipboard');
          }}
        >
          {t('export.copy')}
        </Button>
      )}
      {/* A button that becomes disabled would lose the focus, and with it the keyboard its place in the dialog. */}
      <Button
        look="primary"
        aria-disabled={isWorking}
        disabled={hindrance !== null || name.trim() === ''}
        onClick={start}
      >
        {t('export.start')}
      </Button>
    </>
  );
  return (
    <StudioDialog title={t('export.title')} size="wide" footer={footer} onClose={onClose}>
      <div className="export">
        <div className="export-choices">
          <ChoiceGroup
            label={t('export.format')}
            value={offer}
            choices={OFFERS.map((value) => ({ value, label: t(`export.format.${value}`) }))}
            isDisabled={isWorking}
            onChange={setOffer}
          />
          {offer !== 'png' && (
            <div className="export-field">
              <label htmlFor={`${id}-name`}>{t('export.name')}</label>
              <input
                id={`${id}-name`}
                value={name}
                maxLength={120}
                autoComplete="off"
                disabled={isWorking}
                onChange={({ target }) => setName(target.value)}
              />
            </div>
          )}
          {offer === 'mp4' && (
            <ComparisonLook
              look={look}
              subject={comparison.subject}
              hasRun={comparison.hasRun}
              isDisabled={isWorking}
              onChange={setLook}
            />
          )}
          {DATA_OFFERS.has(offer) && subject.runs > 0 && (
            <ChoiceGroup
              label={t('export.runs')}
              value={runs}
              choices={(['newest', 'all'] as const).map((value) => ({ value, label: t(`export.runs.${value}`) }))}
              isDisabled={isWorking}
              onChange={setRuns}
            />
          )}
        </div>
        <div className="export-outcome">
          {offer === 'mp4' && comparison.subject && (
            <ComparisonPreview {...comparison} subject={comparison.subject} wish={look} />
          )}
          <ExportPreview name={name.trim()} wish={wish} subject={subject} hindrance={hindrance} />
          <ExportProgress state={state} onCancel={() => void model.cancel()} />
        </div>
      </div>
    </StudioDialog>
  );
}

function wishOf(format: ExportFormat, look: ComparisonWish, runs: 'newest' | 'all'): ExportWish {
  if (format === 'bundle') return { format };
  return format === 'mp4' ? look : dataWishSchema.parse({ format, runs });
}
