import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react';
import { deepEqual } from '../../document/deep-equal.ts';
import type { ProjectDocument } from '../../document/project-document.ts';
import type { ProjectSession, SessionState } from './project-session.ts';

/** The session of the window; the app provides it. */
export const SessionContext = createContext<ProjectSession | null>(null);

/** The session of the window. */
export function useSession(): ProjectSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('There is no SessionContext above this component.');
  return session;
}

/**
 * A part of the document, for components; they are drawn again only when it has become another.
 *
 * @param selector may give a new object each time: answers that say the same count as the same
 */
export function useDocument<T>(selector: (document: ProjectDocument) => T): T {
  return useOf((session) => selector(session.document));
}

/** How the project stands to its file. */
export function useSessionState(): SessionState {
  return useOf((session) => session.state);
}

/** What undo and redo would do; null when nothing. */
export function useHistory(): { readonly undo: string | null; readonly redo: string | null } {
  return useOf(({ editor }) => ({ undo: editor.undoLabel, redo: editor.redoLabel }));
}

function useOf<T>(selector: (session: ProjectSession) => T): T {
  const session = useSession();
  const last = useRef<{ readonly value: T } | null>(null);
  const snapshot = useCallback((): T => {
    const value = selector(session);
    if (!last.current || (last.current.value !== value && !deepEqual(last.current.value, value))) {
      last.current = { value };
    }
    return last.current.value;
  }, [session, selector]);
  return useSyncExternalStore(session.subscribe, snapshot);
}
