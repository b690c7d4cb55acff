import { conventionLines, rotationWords } from './conventions.ts';
import { csvLine } from './csv-text.ts';
import type { TrackPoint, TrackSet } from './track-set.ts';

/** How a CSV file is written. */
export interface CsvOptions {
  /**
   * `standard`: comma between fields, decimal point. `semicolon`: semicolon between fields, decimal comma, for spreadsheets of many
   * European countries. Default: standard.
   */
  readonly locale?: 'standard' | 'semicolon';
  /** Whether lines that begin with "#" say how frames and places are counted, before the header. Default: true. */
  readonly comments?: boolean;
}

const COLUMNS = [
  'clip',
  'point_id',
  'point_name',
  'frame',
  'pts_s',
  'x_px',
  'y_px',
  'confidence',
  'visible',
  'source',
] as const;

/**
 * CSV of tracks, UTF-8: one row per clip, point and frame. `source` is manual, sequential or joint; `confidence` and `pts_s` are empty
 * where there is none; `visible` is true or false. Numbers are written with all their digits.
 */
export function writeCsvTracks(set: TrackSet, { locale = 'standard', comments = true }: CsvOptions = {}): string {
  const separator = locale === 'semicolon' ? ';' : ',';
  const number = (value: number | null) => {
    const text = value === null ? '' : String(value);
    return locale === 'semicolon' ? text.replace('.', ',') : text;
  };
  const names = new Map(set.clips.map(({ id, name }) => [id, name]));
  const row = (point: TrackPoint): Record<(typeof COLUMNS)[number], string> => ({
    clip: names.get(point.clipId) ?? point.clipId,
    point_id: point.pointId,
    point_name: point.name,
    frame: String(point.frame),
    pts_s: number(point.ptsSeconds),
    x_px: number(point.x),
    y_px: number(point.y),
    confidence: number(point.confidence),
    visible: String(point.visible),
    source: point.source,
  });
  const lines = set.points.map((point) => {
    const fields = row(point);
    return csvLine(
      COLUMNS.map((column) => fields[column]),
      separator,
    );
  });
  return [...(comments ? commentLines(set) : []), csvLine(COLUMNS, separator), ...lines].join('');
}

function commentLines(set: TrackSet): string[] {
  const clips = set.clips.map(
    // As JSON, so that a name with a line break stays on its line.
    (clip) =>
      `clip ${JSON.stringify(clip.name)}: ${clip.width} x ${clip.height}, ${clip.frames} frames, ${rotationWords(clip)}`,
  );
  return ['tandem-tracks, version 1', ...conventionLines(set), ...clips].map((line) => `# ${line}\n`);
}
