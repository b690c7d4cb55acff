import type { ComparisonWish, ExportWish } from '../../../contract/export.ts';
import { formatSeconds } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { clipSeconds, type ExportSubject, type obstacle, plannedFiles } from './export-summary.ts';

/** What will be written, before it is. @param wish null for the picture of the view */
export function ExportPreview({
  name,
  wish,
  subject,
  hindrance,
}: {
  name: string;
  wish: ExportWish | null;
  subject: ExportSubject;
  hindrance: ReturnType<typeof obstacle>;
}) {
  const { source, target, methods, markedPoints, foundPoints } = subject;
  return (
    <section className="export-preview" aria-label={t('export.preview')}>
      {wish?.format === 'mp4' && <LayoutSketch look={wish} />}
      <p>{t(`export.about.${wish?.format ?? 'png'}`)}</p>
      {hindrance ? (
        <p className="export-hindrance">{t(`export.hindrance.${hindrance}`)}</p>
      ) : (
        wish && (
          <dl className="numbers">
            <Fact name={t('export.fact.file')} value={plannedFiles(name, wish, subject).join(', ')} />
            {wish.format === 'mp4' && (
              <>
                <Fact name={t('export.fact.clips')} value={`${source?.file} + ${target?.file}`} />
                <Fact name={t('export.fact.length')} value={formatSeconds(clipSeconds(wish, subject))} />
                <Fact name={t('export.fact.methods')} value={methods.join(', ')} />
              </>
            )}
            {wish.format !== 'mp4' && (
              <Fact
                name={t('export.fact.points')}
                value={t('export.fact.points.value', { marked: markedPoints, found: foundPoints })}
              />
            )}
          </dl>
        )
      )}
    </section>
  );
}

function Fact({ name, value }: { name: string; value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}

/** The places of the two pictures in the clip. */
function LayoutSketch({ look: { layout, opacity, zoom } }: { look: ComparisonWish }) {
  const person = zoom === 'person' ? 2.1 : 1;
  const figure = (x: number, className: string) => (
    <g className={className} transform={`translate(${x} 52) scale(${person})`}>
      <circle cx="0" cy="-14" r="4" />
      <path d="M0 -10V4M0 4L-6 16M0 4L6 16M0 -6L10 -12M0 -6L10 -10" />
    </g>
  );
  const overlay = layout === 'overlay';
  return (
    <svg className="export-sketch" viewBox="0 0 240 104" aria-hidden="true">
      <clipPath id="sketch-one">
        <rect x={overlay ? 48 : 4} y="4" width={overlay ? 144 : 114} height="96" rx="4" />
      </clipPath>
      <clipPath id="sketch-two">
        <rect x="122" y="4" width="114" height="96" rx="4" />
      </clipPath>
      <rect className="pane" x={overlay ? 48 : 4} y="4" width={overlay ? 144 : 114} height="96" rx="4" />
      {!overlay && <rect className="pane" x="122" y="4" width="114" height="96" rx="4" />}
      <g clipPath="url(#sketch-one)">{figure(overlay ? 116 : 61, 'source')}</g>
      {overlay ? (
        <g clipPath="url(#sketch-one)" opacity={Math.max(0.08, opacity)}>
          {figure(126, 'target')}
        </g>
      ) : (
        <g clipPath="url(#sketch-two)">{figure(179, 'target')}</g>
      )}
    </svg>
  );
}
