import { useId } from 'react';
import type { AlignResult } from '../../../contract/align.ts';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import { Icon } from '../../ui/icons.tsx';
import { MomentList } from './moment-list.tsx';
import { PointsTable } from './points-table.tsx';
import { ResultFacts } from './result-facts.tsx';
import './results.css';

/** What a run found: its moments, and the points of the one that is looked at. */
export function ResultsPanel({
  result,
  momentIndex,
  onMoment,
}: {
  result: AlignResult | null;
  momentIndex: number;
  onMoment: (index: number) => void;
}) {
  const id = useId();
  const run = result?.runs[0];
  const moment = run?.moments[momentIndex] ?? run?.moments[0];
  return (
    <section className={`results panel ${run ? METHOD_FAMILY[run.method] : ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>Correspondences</h2>
        {run && <ResultFacts run={run} />}
      </header>
      {run && run.warnings.length > 0 && (
        <ul className="warnings" aria-label="Warnings">
          {run.warnings.map((warning) => (
            <li key={warning}>
              <Icon name="alert" />
              {warning}
            </li>
          ))}
        </ul>
      )}
      {run && moment ? (
        <div className="results-body">
          <MomentList run={run} selected={run.moments.indexOf(moment)} onSelect={onMoment} />
          <PointsTable run={run} moment={moment} />
        </div>
      ) : (
        <p className="results-empty">Where and when every point recurs in the target clip will be listed here.</p>
      )}
    </section>
  );
}
