import type { ReactNode } from 'react';

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
      className="row-button"
      aria-label={name}
      title={name}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onClick}
    >
      {icon}
    </button>
  );
}
