import type { EngineState } from '../../../contract/status.ts';
import { t, useLanguage } from '../../ui/i18n.ts';
import { Icon } from '../../ui/icons.tsx';
import './engine.css';

/** Says what became of the engine while it is not simply at work. */
export function EngineBanner({
  engine,
  connected,
  recovered,
}: {
  engine: EngineState;
  connected: boolean;
  recovered: boolean;
}) {
  useLanguage();
  const banner = bannerOf(engine, connected, recovered);
  return (
    <div role="status" aria-live="polite">
      {banner && (
        <p className={`banner ${banner.kind}`}>
          {banner.kind !== 'quiet' && <Icon name="alert" />}
          <span>{banner.text}</span>
        </p>
      )}
    </div>
  );
}

function bannerOf(engine: EngineState, connected: boolean, recovered: boolean) {
  if (engine.state === 'failed') {
    const text = t('engine.failed', { reason: engine.message ?? t('engine.not-starting') });
    return { kind: 'danger', text } as const;
  }
  if (engine.state === 'lost') return { kind: 'attention', text: engine.message ?? t('engine.lost') } as const;
  if (engine.state === 'starting') {
    if (engine.starts > 1) return { kind: 'attention', text: t('engine.again') } as const;
    return { kind: 'quiet', text: t('engine.starting') } as const;
  }
  if (!connected) return { kind: 'attention', text: t('engine.unreachable') } as const;
  if (engine.message) return { kind: 'attention', text: engine.message } as const;
  if (recovered) return { kind: 'quiet', text: t('engine.back') } as const;
  return null;
}
