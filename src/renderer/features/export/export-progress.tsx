import type { Job } from '../../../contract/jobs.ts';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import { Meter } from '../../ui/meter.tsx';
import type { ExportState } from './export-model.ts';

/** How far the export is, and where it went. */
export function ExportProgress({ state, onCancel }: { state: ExportState; onCancel: () => void }) {
  return (
    <section className="export-progress" aria-label={t('export.progress')} aria-live="polite">
      {state.stage === 'working' && <Working job={state.job} onCancel={onCancel} />}
      {state.stage === 'cancelled' && <p>{t('export.cancelled')}</p>}
      {state.stage === 'failed' && (
        <p className="export-hindrance">
          <strong>{t('export.failed')}</strong> {state.error.message} {state.error.hint}
        </p>
      )}
      {state.stage === 'done' && <Done delivery={state.delivery} />}
    </section>
  );
}

function Working({ job, onCancel }: { job: Job | null; onCancel: () => void }) {
  const { progress = null } = job ?? {};
  const fraction = progress && progress.total > 0 ? progress.done / progress.total : null;
  return (
    <>
      <p className="numbers">
        {t('export.working')}
        {fraction !== null && ` ${Math.floor(fraction * 100)} %`}
      </p>
      <Meter fraction={fraction} label={t('export.progress')} />
      <Button small disabled={!job} onClick={onCancel}>
        <Icon name="stop" />
        {t('studio.cancel')}
      </Button>
    </>
  );
}

function Done({ delivery }: { delivery: Extract<ExportState, { stage: 'done' }>['delivery'] }) {
  if (delivery.kind === 'saved') {
    return (
      <>
        <p>{t('export.done', { files: delivery.files.join(', ') })}</p>
        <Button small onClick={() => delivery.show()}>
          <Icon name="open" />
          {t('export.show')}
        </Button>
      </>
    );
  }
  return (
    <>
      <p>{t('export.downloaded')}</p>
      <ul>
        {delivery.files.map(({ name, url }) => (
          <li key={url}>
            <a href={url} download={name}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
