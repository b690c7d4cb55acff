import type { EngineState } from '../../../contract/status.ts';
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
    const text = `${engine.message ?? 'The engine does not start.'} Close the studio and open it again; "tandem doctor" says what is missing.`;
    return { kind: 'danger', text } as const;
  }
  if (engine.state === 'lost') {
    return { kind: 'attention', text: engine.message ?? 'The engine stopped and is being started again.' } as const;
  }
  if (engine.state === 'starting') {
    if (engine.starts > 1) return { kind: 'attention', text: 'The engine is being started again.' } as const;
    return { kind: 'quiet', text: 'The engine is starting.' } as const;
  }
  if (!connected) {
    const text = 'The studio cannot be reached; trying again. Look whether it is still running.';
    return { kind: 'attention', text } as const;
  }
  if (engine.message) return { kind: 'attention', text: engine.message } as const;
  if (recovered) return { kind: 'quiet', text: 'The engine is back. Your clips and results are still here.' } as const;
  return null;
}
