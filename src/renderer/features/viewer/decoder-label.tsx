import { useCallback, useSyncExternalStore } from 'react';
import type { FrameStore } from '../../playback/frame-store.ts';
import { Badge } from '../../ui/badge.tsx';
import { t } from '../../ui/i18n.ts';

/** Says which decoder a clip's frames come from, and on hovering why. */
export function DecoderLabel({ frames, mediaId }: { frames: FrameStore; mediaId: string }) {
  const subscribe = useCallback(
    (listener: () => void) =>
      frames.onChange((changed, index) => {
        if (changed === mediaId && index === null) listener();
      }),
    [frames, mediaId],
  );
  const { kind, reason } = useSyncExternalStore(subscribe, () => frames.badge(mediaId));
  return (
    <Badge kind={kind === 'lost' ? 'attention' : 'plain'} title={reason}>
      {t(`viewer.decoder-${kind}`)}
    </Badge>
  );
}
