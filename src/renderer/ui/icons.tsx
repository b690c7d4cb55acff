/** Line icons on a grid of 24; they take the colour of their text and are always beside a name. */
const PATHS = {
  open: 'M4 18V6a1 1 0 0 1 1-1h4l2 2h8a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1Z',
  play: 'M7 5v14l12-7Z',
  stop: 'M7 7h10v10H7Z',
  close: 'm6 6 12 12M18 6 6 18',
  copy: 'M9 9h10v11H9ZM5 15V4h10',
  film: 'M4 5h16v14H4ZM8 5v14M16 5v14M4 9.7h4M4 14.3h4M16 9.7h4M16 14.3h4',
  alert: 'M12 4 2.8 20h18.4ZM12 10v4.5M12 17.2v.3',
  chip: 'M7 7h10v10H7ZM10 3v4M14 3v4M10 17v4M14 17v4M3 10h4M3 14h4M17 10h4M17 14h4',
  arrow: 'M4 12h15M13 6l6 6-6 6',
} as const;

/** The name of an icon. */
export type IconName = keyof typeof PATHS;

/** A decoration: a screen reader does not hear of it. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
