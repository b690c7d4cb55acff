import type { ReactNode } from 'react';
import '../../ui/controls.css';

/** A small button of a row: an icon with a name for everybody. */
export function RowButton({
  name,
  icon,
  pressed,
  onClick,
}: {
  name: string;
  icon: ReactNode;
  /** For a button that stays in. */
  pressed?: boolean;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={name}
      title={name}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
