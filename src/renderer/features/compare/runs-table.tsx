import { Trash2 } from 'lucide-react';
import { METHOD_FAMILY } from '../../../contract/methods.ts';
import type { RunRecord } from '../../../contract/project.ts';
import type { Comparison } from '../../studio/comparison.ts';
import { isPartialRun } from '../../studio/partial-runs.ts';
import { formatSeconds } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { MethodMark } from '../../ui/method-mark.tsx';

const SHARES = ['t1', 't3', 't5', 'pck'] as const;

/** The compared runs: how each was made, and how good it is on the points of which the truth is known. */
export function RunsTable({
  comparison: { runs, metrics, known },
  onDeleteRun,
}: {
  comparison: Comparison;
  onDeleteRun: (runId: string) => void;
}) {
  const points = known.marked + known.corrected + known.accepted;
  const warnings = [...new Set(runs.flatMap(({ result }) => result.warnings))];
  const best = bestShares(metrics.map(({ pck }) => pck));
  return (
    <div className="runs">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by key */}
      <section className="runs-region" aria-label={t('compare.runs')} tabIndex={0}>
        <table className="runs-table numbers" aria-label={t('compare.runs')}>
          <thead>
            <tr>
              <th scope="col">{t('compare.method')}</th>
              <th scope="col" className="made">
                {t('compare.made')}
              </th>
              <th scope="col" className="number">
                {t('compare.known')}
              </th>
              {SHARES.map((share) => (
                <th key={share} scope="col" className="number" title={t(`compare.share.${share}.tip`)}>
                  {t(`compare.share.${share}`)}
                </th>
              ))}
              <th scope="col">
                <span className="visually-hidden">{t('compare.delete')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run, index) => {
              const { pck, points: scored, isEstimated } = metrics[index]!;
              return (
                <tr key={run.id}>
                  <th scope="row" title={provenance(run)}>
                    <span className={`method-name ${METHOD_FAMILY[run.result.method]}`}>
                      <MethodMark family={METHOD_FAMILY[run.result.method]} />
                      {run.result.method}
                    </span>
                  </th>
                  <td className="made" title={provenance(run)}>
                    {facts(run).join(' · ')}
                  </td>
                  <td className="number">{scored}</td>
                  {SHARES.map((share) => (
                    <td key={share} className="number" title={isEstimated ? t('compare.estimated') : undefined}>
                      {pck === null
                        ? '–'
                        : shareText(pck[share], isEstimated, runs.length > 1 && best[share] === pck[share])}
                    </td>
                  ))}
                  <td className="number">
                    {isPartialRun(run) ? (
                      <span className="partial">{t('compare.partial')}</span>
                    ) : (
                      <button
                        type="button"
                        className="icon-button"
                        aria-label={t('compare.delete-run', { method: run.result.method })}
                        title={t('compare.delete-run', { method: run.result.method })}
                        onClick={() => onDeleteRun(run.id)}
                      >
                        <Trash2 aria-hidden="true" />
                      </button>
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="runs-note">
        {points === 0 ? t('compare.no-truth') : t('compare.truth', { ...known, count: points })}
        {metrics.some(({ isEstimated }) => isEstimated) && ` ${t('compare.estimated')}`}
      </p>
      {warnings.length > 0 && (
        <details className="runs-warnings">
          <summary>
            <Icon name="alert" />
            {t('compare.warnings', { count: warnings.length })}
          </summary>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

type Pck = NonNullable<Comparison['metrics'][number]['pck']>;

function bestShares(all: readonly (Pck | null)[]): Pck {
  const best = (share: keyof Pck) => Math.max(...all.map((pck) => pck?.[share] ?? -1));
  return { t1: best('t1'), t3: best('t3'), t5: best('t5'), pck: best('pck') };
}

function shareText(value: number, isEstimated: boolean, isBest: boolean) {
  const text = `${isEstimated ? '≈ ' : ''}${value.toFixed(1)}`;
  return isBest ? <strong>{text}</strong> : text;
}

function facts({ result }: RunRecord): string[] {
  return [
    formatSeconds(result.seconds),
    result.device.toUpperCase(),
    t(result.pose ? 'compare.pose-on' : 'compare.pose-off'),
    ...(result.mirrored ? [t('compare.mirrored')] : []),
  ];
}

function provenance(run: RunRecord): string {
  const { result, createdAt } = run;
  const { source, target, pack } = result;
  return [
    `${new Date(createdAt).toLocaleString()} · ${facts(run).join(' · ')}`,
    `${pack.name} ${pack.version} (sha256 ${pack.sha256.slice(0, 12)}…)`,
    `${source.file} ${source.range.join('–')} → ${target.file} ${target.range.join('–')}`,
  ].join('\n');
}
