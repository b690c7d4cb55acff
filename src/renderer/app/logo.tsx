/** Two arcs in step: the sign of the studio. A decoration beside its name. */
export function Logo() {
  return (
    <svg className="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden="true">
      <path d="M5 22C7 11 14 7 22 8" fill="none" stroke="var(--source)" strokeWidth="3.2" strokeLinecap="round" />
      <path d="M10 26c2-9 8-13 16-12" fill="none" stroke="var(--target)" strokeWidth="3.2" strokeLinecap="round" />
      <circle cx="22" cy="8" r="3.4" fill="var(--source)" />
      <circle cx="26" cy="14" r="3.4" fill="var(--target)" />
    </svg>
  );
}
