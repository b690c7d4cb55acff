import { existsSync } from 'node:fs';
import { toErrorRecord } from '../../contract/errors.ts';
import type { DoctorLine } from '../../contract/status.ts';
import { electronBinary, findBrowser } from '../../node/desktop-programs.ts';
import { locateFfmpeg } from '../../node/ffmpeg/locate-ffmpeg.ts';
import type { CommandContext } from '../context.ts';

const SIGNS = { ok: '✓', missing: '–', problem: '✗' } as const;

/** A line from work that may fail: what it says, or its error. */
async function lineOf(name: string, work: () => Promise<Omit<DoctorLine, 'name'>>): Promise<DoctorLine> {
  try {
    return { name, ...(await work()) };
  } catch (thrown) {
    const { message, hint } = toErrorRecord(thrown);
    return { name, state: 'problem', detail: message, ...(hint === undefined ? {} : { hint }) };
  }
}

async function ffmpegLine(): Promise<Omit<DoctorLine, 'name'>> {
  const { version, path, origin } = await locateFfmpeg();
  return { state: 'ok', detail: `${version} (${path}, from ${origin})` };
}

async function deviceLine(context: CommandContext): Promise<Omit<DoctorLine, 'name'>> {
  const report = await (await context.engine()).backend.devices();
  const refused = Object.entries(report.refused).map(([device, reason]) => `${device}: ${reason}`);
  const detail = `${report.chosen} in use, ${report.threads} thread(s); working: ${report.working.join(', ')}`;
  return { state: 'ok', detail: refused.length > 0 ? `${detail}; not usable: ${refused.join('; ')}` : detail };
}

/** `tandem doctor`: what is there and what is not; false when something that every job needs is not. */
export async function doctor(context: CommandContext): Promise<boolean> {
  const engine = await context.engine();
  const packs = await engine.packs.list();
  const browser = findBrowser();
  const electron = electronBinary();
  const lines: DoctorLine[] = [
    { name: 'Node', state: 'ok', detail: process.version },
    await lineOf('ffmpeg', ffmpegLine),
    await lineOf('devices', () => deviceLine(context)),
    ...packs.map(
      (pack): DoctorLine => ({
        name: `pack ${pack.name}`,
        state: pack.error ? 'problem' : 'ok',
        detail: pack.error ? pack.error.message : `${pack.version}, ${pack.licence}, ${pack.folder}`,
        ...(pack.error?.hint === undefined ? {} : { hint: pack.error.hint }),
      }),
    ),
    electron !== null && existsSync(electron)
      ? { name: 'Electron', state: 'ok', detail: electron }
      : {
          name: 'Electron',
          state: 'missing',
          detail: 'its binary is not installed',
          hint: 'npm start opens the studio in the browser instead.',
        },
    browser === null
      ? {
          name: 'browser',
          state: 'missing',
          detail: 'no Chromium or Chrome was found',
          hint: 'End-to-end tests need it: apt-get install chromium, or set TANDEM_CHROMIUM.',
        }
      : { name: 'browser', state: 'ok', detail: browser },
  ];
  if (context.json) context.terminal.printJson(lines);
  else {
    for (const line of lines) {
      context.terminal.print(`${SIGNS[line.state]} ${line.name}: ${line.detail}`);
      if (line.hint !== undefined) context.terminal.print(`    ${line.hint}`);
    }
  }
  return lines.every((line) => line.state !== 'problem') && packs.length > 0;
}
