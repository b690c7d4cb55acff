import { t } from '../ui/i18n.ts';
import type { SessionState } from './project-session.ts';

/** How the project stands to its file, in words. */
export interface SavingStatus {
  readonly kind: 'closed' | 'saved' | 'saving' | 'failed';
  readonly text: string;
  /** What there is to say beyond the few words; for a tooltip and a notice. */
  readonly detail: string | null;
  /** Whether giving up the edits is the only way on: another window changed the same records. */
  readonly mayReload: boolean;
}

/** @param state of the session */
export function savingStatus({ project, saving }: SessionState): SavingStatus {
  const calm = { detail: null, mayReload: false };
  if (!project) return { kind: 'closed', text: '', ...calm };
  if (saving.error) {
    const { message: reason, hint, code } = saving.error;
    const detail = t('project.not-saved-detail', { count: saving.pending, reason });
    return {
      kind: 'failed',
      text: t('project.not-saved'),
      detail: hint ? `${detail} ${hint}` : detail,
      mayReload: code === 'document-invalid',
    };
  }
  if (saving.pending > 0) return { kind: 'saving', text: t('project.saving'), ...calm };
  return { kind: 'saved', text: t(project.untitled ? 'project.saved-untitled' : 'project.saved'), ...calm };
}
