/** 3.2 as `3.200 s`, 75.5 as `1:15.500`: to the millisecond, for frames are told apart by it. */
export function formatClock(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const minutes = Math.floor(milliseconds / 60_000);
  const rest = ((milliseconds - minutes * 60_000) / 1000).toFixed(3);
  return minutes === 0 ? `${rest} s` : `${minutes}:${rest.padStart(6, '0')}`;
}

/** 0.12 as `+0.120 s`, -0.12 as `−0.120 s`; zero has no sign. */
export function formatSigned(seconds: number): string {
  const text = Math.abs(seconds).toFixed(3);
  if (Number(text) === 0) return `${text} s`;
  return `${seconds > 0 ? '+' : '−'}${text} s`;
}
