import type { ExportWish } from '../../../contract/export.ts';
import { formatMegabytes, formatSeconds } from '../../ui/format.ts';
import { t } from '../../ui/i18n.ts';
import { bundleBytes, clipSeconds, type ExportSubject, type obstacle, plannedFiles } from './export-summary.ts';

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
  const isByHand = wish?.format === 'mp4' && methods.length === 0;
  return (
    <section className="export-preview" aria-label={t('export.preview')}>
      <p>{t(isByHand ? 'export.about.mp4.by-hand' : `export.about.${wish?.format ?? 'png'}`)}</p>
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
                {isByHand ? (
                  <Fact name={t('export.timing')} value={t(`export.timing.${wish.warp}`)} />
                ) : (
                  <Fact name={t('export.fact.methods')} value={methods.join(', ')} />
                )}
              </>
            )}
            {wish.format === 'bundle' && (
              <>
                <Fact name={t('export.fact.clips')} value={subject.clips.map(({ file }) => file).join(', ')} />
                <Fact name={t('export.fact.size')} value={formatMegabytes(bundleBytes(subject))} />
              </>
            )}
            {wish.format !== 'mp4' && wish.format !== 'bundle' && (
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
