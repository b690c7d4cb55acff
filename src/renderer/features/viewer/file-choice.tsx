import { FolderOpen } from 'lucide-react';
import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { t } from '../../ui/i18n.ts';
import type { Role } from '../../ui/role.ts';

/** A button that lets the user choose a video file for a pane. */
export function FileChoice({
  role,
  wish,
  small = false,
  onFiles,
}: {
  role: Role;
  wish: 'choose' | 'replace' | 'locate';
  small?: boolean;
  onFiles: (files: readonly File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        small={small}
        className="file-choice"
        aria-label={t(`viewer.${wish}-${role}`)}
        title={t(`viewer.${wish}-${role}`)}
        onClick={() => input.current?.click()}
      >
        <FolderOpen aria-hidden="true" />
        <span className="button-text">{t(`viewer.${wish}`)}</span>
      </Button>
      <input
        ref={input}
        type="file"
        accept="video/*,.mkv,.avi,.mts,.m2ts"
        multiple={wish !== 'locate'}
        aria-label={t(`viewer.file-${role}`)}
        hidden
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // The same file may be chosen again after an error.
          target.value = '';
          if (files.length > 0) onFiles(files);
        }}
      />
    </>
  );
}
