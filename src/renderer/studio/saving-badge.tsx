import { Button } from '../ui/button.tsx';
import { t, useLanguage } from '../ui/i18n.ts';
import { savingStatus } from './saving-status.ts';
import { useSession, useSessionState } from './use-document.ts';
import './project.css';

/** The project's name and whether its edits are in the file; when they are not, what can be done. */
export function SavingBadge({ onFail }: { onFail: (title: string, error: unknown) => void }) {
  useLanguage();
  const session = useSession();
  const state = useSessionState();
  const { kind, text, detail, mayReload } = savingStatus(state);
  if (kind === 'closed' || !state.project) return null;
  const { name, untitled } = state.project;
  const attempt = (work: () => Promise<void>) => {
    work().catch((error: unknown) => onFail(t('project.save-failed'), error));
  };
  return (
    <div className={`saving ${kind}`}>
      <strong>{untitled ? t('project.untitled') : name}</strong>
      <span className="saving-text" role="status" title={detail ?? undefined}>
        {text}
        {detail !== null && <span className="visually-hidden">: {detail}</span>}
      </span>
      {kind === 'failed' && (
        <Button small onClick={() => attempt(() => session.refresh())}>
          {t('project.retry')}
        </Button>
      )}
      {mayReload && (
        <Button small look="quiet" onClick={() => attempt(() => session.reload())}>
          {t('project.reload')}
        </Button>
      )}
    </div>
  );
}
