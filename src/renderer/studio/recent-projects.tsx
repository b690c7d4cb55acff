import { useEffect, useState } from 'react';
import type { RecentProject } from '../../contract/project-info.ts';
import { t, useLanguage } from '../ui/i18n.ts';
import './project.css';

/** The projects that were open before, for the empty state and the file menu. It shows nothing when there are none. */
export function RecentProjects({
  recent,
  currentPath,
  onOpen,
}: {
  /** Asks the host; see `StudioBridge.projects`. */
  recent: () => Promise<readonly RecentProject[]>;
  /** Changes when another project is open: the list is asked for anew. */
  currentPath: string | null;
  onOpen: (id: string) => void;
}) {
  const language = useLanguage();
  const [projects, setProjects] = useState<readonly RecentProject[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another open project changes the list
  useEffect(() => {
    let stale = false;
    recent().then(
      (found) => !stale && setProjects(found),
      // Without the list the projects can still be opened by their files.
      () => {},
    );
    return () => {
      stale = true;
    };
  }, [recent, currentPath]);
  if (projects.length === 0) return null;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <section className="recent-projects" aria-label={t('project.recent')}>
      <h2>{t('project.recent')}</h2>
      <ul>
        {projects.map(({ id, name, folder, at, untitled }) => (
          <li key={id}>
            <button type="button" onClick={() => onOpen(id)}>
              <span className="recent-name">{untitled ? t('project.untitled') : name}</span>
              <small>{untitled ? t('project.never-saved') : folder}</small>
              <time className="numbers" dateTime={new Date(at).toISOString()}>
                {when.format(at)}
              </time>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
