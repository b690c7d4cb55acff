import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import { ROLE_NAMES, type Role } from '../../ui/role.ts';

/** A button that lets the user choose a video file. */
export function FileChoice({
  role,
  label,
  small = false,
  onFile,
}: {
  role: Role;
  label: string;
  small?: boolean;
  onFile: (file: File) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        small={small}
        aria-label={`${label} (${ROLE_NAMES[role].toLowerCase()})`}
        onClick={() => input.current?.click()}
      >
        <Icon name="open" />
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept="video/*,.mkv,.avi,.mts,.m2ts"
        aria-label={`${ROLE_NAMES[role]} file`}
        hidden
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file may be chosen again after an error.
          target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}
