import type { ProjectSession } from './project-session.ts';

/** The part of a window that is used here. */
export interface ClosingPage {
  addEventListener(type: 'beforeunload', listener: (event: { preventDefault(): void }) => void): void;
  close(): void;
}

/**
 * Keeps a page from closing while edits are on their way into the file, and closes it when they are there: a matter of milliseconds.
 * Edits that cannot be written do not keep it for ever: a window that cannot be closed helps nobody.
 */
export function guardClosing(page: ClosingPage, session: ProjectSession): void {
  page.addEventListener('beforeunload', (event) => {
    session.editor.closeMark();
    const { pending, error } = session.saving.state;
    if (pending === 0 || error) return;
    event.preventDefault();
    void session.saving.settled().then(() => page.close());
  });
}
