/** 1.234 as `1.23 s`, 75 as `1:15.0`. */
export function formatSeconds(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(2)} s`;
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${(seconds - 60 * minutes).toFixed(1).padStart(4, '0')}`;
}

/** 8.79 as `8 s`, 75 as `1:15`: for a clock that runs. */
export function formatElapsed(seconds: number): string {
  const whole = Math.floor(seconds);
  if (whole < 60) return `${whole} s`;
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

/** 1234567 as `1.2 MB`, 34500000 as `35 MB`. */
export function formatMegabytes(bytes: number): string {
  const megabytes = bytes / 1e6;
  return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}

/** 29.97002 as `29.97`, 30 as `30`. */
export function formatRate(framesPerSecond: number): string {
  return String(Math.round(framesPerSecond * 100) / 100);
}

/** `left_wrist` as `left wrist`. */
export function formatName(name: string): string {
  return name.replaceAll('_', ' ');
}

/** Small letters without accents, for searching: "ü" is found by "u". */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
