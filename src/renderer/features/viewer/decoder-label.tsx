import { useCallback, useSyncExternalStore } from 'react';
import type { FrameStore } from '../../playback/frame-store.ts';
import { Badge } from '../../ui/badge.tsx';
import { t } from '../../ui/i18n.ts';

/** Says which decoder a clip's frames come from; why, on hovering and to screen readers. */
export function DecoderLabel({ frames, mediaId }: { frames: FrameStore; mediaId: string }) {
  const subscribe = useCallback(
    (listener: () => void) =>
      frames.onChange((changed, index) => {
        if (changed === mediaId && index === null) listener();
      }),
    [frames, mediaId],
  );
  const { kind, reason } = useSyncExternalStore(subscribe, () => frames.badge(mediaId));
  const why = t(`decoder.${reason.key}`, reason.values);
  return (
    <span className="decoder-label" data-decoder={kind} data-reason={reason.key}>
      <Badge kind={kind === 'lost' ? 'attention' : 'plain'} title={why}>
        {t(`viewer.decoder-${kind}`)}
        <span className="visually-hidden">. {why}</span>
      </Badge>
    </span>
  );
}
