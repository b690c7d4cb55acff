import { useEffect, useRef } from 'react';

/** A name that is being changed: Enter or leaving keeps it, Esc gives it up. */
export function NameField({
  label,
  name,
  onDone,
}: {
  label: string;
  name: string;
  /** @param name null: nothing is to change */
  onDone: (name: string | null) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  const givenUp = useRef(false);
  useEffect(() => field.current?.select(), []);
  return (
    <input
      ref={field}
      type="text"
      className="name-field"
      aria-label={label}
      defaultValue={name}
      maxLength={64}
      onBlur={({ target: { value } }) => {
        const typed = value.trim();
        onDone(givenUp.current || typed === '' || typed === name ? null : typed);
      }}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Escape') givenUp.current = true;
        if (event.key === 'Escape' || event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}
