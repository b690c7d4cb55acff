import { describe, expect, it } from 'vitest';
import { exampleProject } from '../../../document/testing/example-project.ts';
import { writeCsvTracks } from './csv-tracks.ts';
import { projectTracks } from './project-tracks.ts';
import { awkwardProject, EXAMPLE_TABLES } from './testing/awkward-project.ts';
import { parseCsv } from './testing/parse-csv.ts';

describe('writeCsvTracks', () => {
  const set = projectTracks(exampleProject(), EXAMPLE_TABLES);

  it('has the columns and the facts that readers need', () => {
    expect(writeCsvTracks(set)).toBe(`# tandem-tracks, version 1
# frames: index from 0 in presentation order; times: seconds from the appearance of frame 0
# places: pixels of the displayed orientation, origin top left, x to the right, y down
# the centre of the first pixel lies at (0.5, 0.5)
# clip "source.mp4": 640 x 480, 100 frames, rotated 0 degrees clockwise for display
# clip "target.mp4": 640 x 480, 100 frames, rotated 0 degrees clockwise for display
clip,point_id,point_name,frame,pts_s,x_px,y_px,confidence,visible,source
source.mp4,top/left_wrist,left_wrist,50,2,100,200,,true,manual
source.mp4,top/ball,ball,50,2,320.5,410,,false,manual
target.mp4,top/left_wrist/auto,left_wrist,60,2.4,101.25,202.5,0.9,true,joint
target.mp4,top/ball/auto,ball,61,2.44,300,400,0.4,true,joint
`);
  });

  it('follows the habit of spreadsheets with a decimal comma', () => {
    const lines = writeCsvTracks(set, { locale: 'semicolon', comments: false }).split('\n');
    expect(lines[0]).toBe('clip;point_id;point_name;frame;pts_s;x_px;y_px;confidence;visible;source');
    expect(lines[3]).toBe('target.mp4;top/left_wrist/auto;left_wrist;60;2,4;101,25;202,5;0,9;true;joint');
  });

  it('reads back whatever the names are', () => {
    const awkward = projectTracks(awkwardProject(), new Map());
    for (const [locale, separator, point] of [
      ['standard', ',', '.'],
      ['semicolon', ';', ','],
    ] as const) {
      const rows = parseCsv(writeCsvTracks(awkward, { locale, comments: false }), separator);
      expect(rows[1]).toEqual([
        '#1, "best" <take> & more.mp4',
        'top,\n"late"/grip; "end" <a&b>\r\n\t',
        'grip; "end" <a&b>\r\n\t',
        '99',
        '',
        `0${point}1`,
        '1e-7',
        '',
        'true',
        'manual',
      ]);
      expect(rows).toHaveLength(3);
    }
    // Every line before the header is a comment, names with line breaks notwithstanding.
    const lines = writeCsvTracks(awkward).split('\n');
    expect(lines.findIndex((line) => !line.startsWith('# '))).toBe(5);
    expect(lines[5]).toMatch(/^clip,/);
  });
});
