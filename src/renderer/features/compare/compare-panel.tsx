import { CheckCheck, ChevronDown, ChevronUp } from 'lucide-react';
import { useId, useMemo } from 'react';
import { pointKey } from '../../../document/queries.ts';
import { useBindings } from '../../commands/bindings.ts';
import { keyHint } from '../../commands/command-button.tsx';
import { arrangedRows, confidentPredictions, nextFailure, placeOf, rowsInView } from '../../studio/comparison-order.ts';
import { comparisonStore, useComparison } from '../../studio/comparison-store.ts';
import { Button } from '../../ui/button.tsx';
import { t, useLanguage } from '../../ui/i18n.ts';
import type { ComparePanelProps } from './compare-panel-props.ts';
import { ComparisonTable } from './comparison-table.tsx';
import { RunsTable } from './runs-table.tsx';
import { SortChoice } from './sort-choice.tsx';
import { TagChips } from './tag-chips.tsx';
import { ViewSwitch } from './view-switch.tsx';
import './compare.css';

export type { ComparePanelProps };

/** Runs side by side: what every method found, how they differ, what the user says of it, and how good they are where that is known. */
export function ComparePanel(props: ComparePanelProps) {
  const { comparison, view, selection, onView, onGo, onDeleteRun, onAcceptAll } = props;
  useLanguage();
  useBindings();
  const order = useComparison((state) => state.order);
  const tags = useComparison((state) => state.tags);
  const id = useId();
  const shown = useMemo(() => rowsInView(comparison.rows, view), [comparison, view]);
  const rows = useMemo(() => arrangedRows(shown, order, tags), [shown, order, tags]);
  const indexes = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  const selectedKey = selection?.keypoint == null ? null : pointKey(selection.momentName, selection.keypoint);
  const selected = selectedKey !== null && indexes.has(selectedKey) ? selectedKey : null;
  const failures = useMemo(() => rows.filter((row) => row.tags.length > 0).length, [rows]);
  const confident = useMemo(() => confidentPredictions(rows), [rows]);
  const step = (direction: 1 | -1) => {
    const row = nextFailure(rows, selected, direction);
    if (row) onGo(placeOf(row, comparisonStore.getState().runId));
  };
  if (comparison.runs.length === 0) {
    return (
      <section className="compare" aria-labelledby={id}>
        <h2 id={id} className="visually-hidden">
          {t('compare.title')}
        </h2>
        <p className="compare-empty">{t('compare.empty')}</p>
      </section>
    );
  }
  return (
    <section className="compare" aria-labelledby={id}>
      <h2 id={id} className="visually-hidden">
        {t('compare.title')}
      </h2>
      <div className="compare-body">
        <div className="compare-points">
          <div className="compare-tools">
            <ViewSwitch view={view} onView={onView} />
            <div className="compare-failures">
              <Button
                small
                disabled={confident.length === 0}
                title={t('compare.accept-all.tip')}
                onClick={() => onAcceptAll(confident)}
              >
                <CheckCheck aria-hidden="true" />
                {t('compare.accept-all', { count: confident.length })}
              </Button>
              <span className="numbers" role="status">
                {t('compare.failures', { count: failures, of: rows.length })}
              </span>
              <Button
                small
                disabled={failures === 0}
                aria-label={t('compare.previous-failure')}
                title={t('compare.previous-failure') + keyHint('previous-failure')}
                onClick={() => step(-1)}
              >
                <ChevronUp aria-hidden="true" />
              </Button>
              <Button
                small
                disabled={failures === 0}
                aria-label={t('compare.next-failure')}
                title={t('compare.next-failure') + keyHint('next-failure')}
                onClick={() => step(1)}
              >
                <ChevronDown aria-hidden="true" />
              </Button>
            </div>
          </div>
          <div className="compare-tools">
            <TagChips rows={shown} />
            <SortChoice />
          </div>
          {rows.length > 0 ? (
            <ComparisonTable rows={rows} indexes={indexes} selected={selected} panel={props} />
          ) : (
            <p className="compare-empty">
              {t(shown.length === 0 ? `compare.no-rows.${view}` : 'compare.no-rows.filtered', {
                keys: keyHint('cycle-view'),
              })}
            </p>
          )}
        </div>
        <RunsTable comparison={comparison} onDeleteRun={onDeleteRun} />
      </div>
    </section>
  );
}
