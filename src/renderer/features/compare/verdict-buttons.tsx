import { Check, type LucideIcon, Pencil, X } from 'lucide-react';
import type { Verdict } from '../../../contract/project.ts';
import type { ComparedPrediction, ComparisonRow } from '../../studio/comparison.ts';
import { placeOf } from '../../studio/comparison-order.ts';
import { formatName } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import type { ComparePanelProps } from './compare-panel-props.ts';

const VERDICTS: readonly { readonly verdict: Verdict['verdict']; readonly Sign: LucideIcon }[] = [
  { verdict: 'accepted', Sign: Check },
  { verdict: 'corrected', Sign: Pencil },
  { verdict: 'rejected', Sign: X },
];

/** Says what the user thinks of a prediction; the same button again takes it back. */
export function VerdictButtons({
  row,
  compared: { run, verdict },
  tabIndex,
  panel,
}: {
  row: ComparisonRow;
  compared: ComparedPrediction;
  tabIndex: number;
  panel: ComparePanelProps;
}) {
  const name = { runId: run.id, momentName: row.momentName, keypoint: row.keypoint };
  const say = (said: Verdict['verdict']) => {
    if (verdict?.verdict === said) panel.onClear(name);
    else if (said === 'accepted') panel.onAccept(name);
    else if (said === 'rejected') panel.onReject(name);
    else panel.onCorrectInViewer(placeOf(row, run.id));
  };
  return VERDICTS.map(({ verdict: said, Sign }) => {
    const isSaid = verdict?.verdict === said;
    const label = t(`compare.verdict.${said}`, { point: formatName(row.keypoint), method: run.result.method });
    return (
      <button
        key={said}
        type="button"
        className={`icon-button ${said}`}
        tabIndex={tabIndex}
        aria-pressed={isSaid}
        aria-label={label}
        title={isSaid ? t('compare.verdict.clear') : label}
        onClick={(event) => {
          event.stopPropagation();
          say(said);
        }}
      >
        <Sign aria-hidden="true" />
      </button>
    );
  });
}
