import type { StudioBridge } from '../bridge/studio-bridge.ts';
import { formatElapsed } from '../ui/format.ts';
import { t } from '../ui/i18n.ts';
import { preference } from '../ui/preferences.ts';

/** Work that took less is not told of: whoever began it is still there. Milliseconds. */
const LONG = 10_000;

/** Whether somebody looks at the window, and how to reach them elsewhere. */
export interface Attention {
  isAway(): boolean;
  tell(title: string, words: string): void;
}

/** Tells whoever is elsewhere that long work has ended. @returns stops it */
export function tellOfEndedJobs(bridge: Pick<StudioBridge, 'on'>, attention: Attention): () => void {
  const underWay = new Set<string>();
  return bridge.on('job.changed', ({ id, label, state, startedAt, endedAt }) => {
    if (state === 'running') underWay.add(id);
    if (state === 'queued' || state === 'running') return;
    const wasUnderWay = underWay.delete(id);
    const took = (endedAt ?? 0) - (startedAt ?? 0);
    if (!wasUnderWay || state === 'cancelled' || took < LONG || !attention.isAway()) return;
    const title = t(state === 'done' ? 'notices.job-done' : 'notices.job-failed', { job: label });
    attention.tell(title, t('jobs.took', { time: formatElapsed(took / 1000) }));
  });
}

/** Notifications of the system, where the user wants them and the host allows them; a click brings the window back. */
export function systemAttention(page: Window): Attention {
  return {
    isAway: () => page.document.hidden || !page.document.hasFocus(),
    tell: (title, words) => {
      if (!preference('notifyOfJobs') || typeof Notification === 'undefined' || Notification.permission !== 'granted')
        return;
      const notification = new Notification(title, { body: words });
      notification.onclick = () => {
        page.focus();
        notification.close();
      };
    },
  };
}
