import type { EvaluationReport, EvaluationScore, EvaluationSet, Finding } from '../../contract/evaluation.ts';
import { FINDINGS } from '../../contract/evaluation.ts';
import { textTable } from '../text-table.ts';

const HEADINGS = [
  'method',
  'T@1',
  'T@3',
  'T@5',
  'PCK',
  'human T@3',
  'object T@3',
  'pairs T@1',
  'pairs T@3',
  'pairs T@5',
  'frames off',
  'video frames off',
  'seconds off',
];

/**
 * A report as text: per set a table of the methods (percent over points, then means over pairs; time errors as mean / median), then how
 * often every finding was made.
 */
export function formatReport(report: EvaluationReport): string {
  const names = [...new Set(report.methods.flatMap(({ sets }) => sets.map(({ name }) => name)))];
  const lines = [
    `${report.dataset}: ${report.pairs} pairs, keypoints ${report.keypoints}, pose ${report.pose ? 'on' : 'off'}, ` +
      `${report.pack.name} ${report.pack.version} on ${report.device}, ${report.seconds.toFixed(0)} s`,
    'T@k-PCK@0.1 in percent; time errors: mean / median.',
  ];
  for (const name of names) {
    const rows = report.methods.flatMap(({ method, sets }) =>
      sets.filter((set) => set.name === name).map((set) => ({ method, set })),
    );
    const { points, pairs } = rows[0]!.set.all;
    lines.push('', `${name} (${pairs} pairs, ${points} points)`);
    lines.push(
      table(
        HEADINGS,
        rows.map(({ method, set }) => [method, ...cells(set)]),
      ),
    );
  }
  lines.push('', 'findings');
  const findings = [...FINDINGS];
  lines.push(
    table(
      ['method', ...findings],
      report.methods.map(({ method, failures }) => [
        method,
        ...findings.map((finding: Finding) => String(failures.filter((one) => one.findings.includes(finding)).length)),
      ]),
    ),
  );
  return `${lines.join('\n')}\n`;
}

function cells({ all, human, object }: EvaluationSet): string[] {
  const percent = (value: number) => value.toFixed(1);
  const t3 = (score: EvaluationScore | null) => (score === null ? '-' : percent(score.overPoints.t3));
  const error = (unit: keyof EvaluationScore['timeError'], digits: number) => {
    const { mean, median } = all.timeError[unit];
    return `${mean.toFixed(digits)} / ${median.toFixed(digits)}`;
  };
  const { t1, t3: atThree, t5, pck } = all.overPoints;
  const pairs = all.meanOverPairs;
  return [
    ...[t1, atThree, t5, pck].map(percent),
    t3(human),
    t3(object),
    ...[pairs.t1, pairs.t3, pairs.t5].map(percent),
    error('clipFrames', 1),
    error('videoFrames', 1),
    error('seconds', 3),
  ];
}

/** The first column is a name, the others are numbers. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return textTable(
    head,
    rows,
    head.slice(1).map((_, column) => column + 1),
  );
}
