import { RecentProjects } from '../studio/recent-projects.tsx';
import { useSessionState } from '../studio/use-document.ts';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { Icon } from '../ui/icons.tsx';
import type { Studio } from './studio.ts';

/** What an empty window offers under its two places for clips: the demo pair and the projects of before. */
export function Welcome({ studio: { bridge, model } }: { studio: Studio }) {
  const { project } = useSessionState();
  return (
    <section className="welcome panel" aria-label={t('window.first-steps')}>
      <p>
        <strong>{t('window.no-clips')}</strong> {t('window.no-clips-hint')}
      </p>
      <Button onClick={() => void model.openDemo()}>
        <Icon name="film" />
        {t('window.open-demo')}
      </Button>
      {bridge.projects && (
        <RecentProjects
          recent={bridge.projects.recent}
          currentPath={project?.path ?? null}
          onOpen={(id) => void model.openRecentProject(id)}
        />
      )}
    </section>
  );
}
