import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { isAbort, toErrorRecord } from '../contract/errors.ts';
import { COMPARISON_LAYOUTS, COMPARISON_WARPS } from '../contract/export.ts';
import { DEVICES, METHODS } from '../contract/methods.ts';
import { align } from './commands/align.ts';
import { demo } from './commands/demo.ts';
import { doctor } from './commands/doctor.ts';
import { evaluate } from './commands/evaluate.ts';
import { EXPORT_FORMATS, exportProject } from './commands/export.ts';
import { frame } from './commands/frame.ts';
import { importJson } from './commands/import.ts';
import { listModels, verifyModels } from './commands/models.ts';
import { probe } from './commands/probe.ts';
import { table } from './commands/table.ts';
import { type CommandContext, openContext } from './context.ts';
import {
  parseCount,
  parseCrop,
  parseFrames,
  parseMethods,
  parsePairs,
  parsePerson,
  parseRange,
} from './option-values.ts';
import { errorText, processTerminal } from './terminal.ts';

/** What a command returns: true when everything that it was asked for was done. */
type CommandOutcome = Promise<boolean>;

const device = () => new Option('--device <device>', 'where models run').choices(['auto', ...DEVICES]).default('auto');
const pose = () =>
  new Option('--pose <on|off>', 'give the tracked joints to the network; off: pictures only')
    .choices(['on', 'off'])
    .default('on');

function parseShare(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1)) throw new InvalidArgumentError('Expected a number from 0 to 1.');
  return value;
}

function parseSpeed(text: string): number {
  const value = Number(text);
  if (!(value > 0 && value <= 8)) throw new InvalidArgumentError('Expected a number above 0, at most 8.');
  return value;
}

function parseSeconds(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value)) throw new InvalidArgumentError('Expected seconds, as 0.25 or -1.');
  return value;
}

/** Adds every command; `run` gets a command's body. */
function defineCommands(
  program: Command,
  run: (body: (context: CommandContext) => CommandOutcome) => Promise<void>,
): void {
  program
    .command('probe')
    .description('what the files are: size, frames, duration, rate, codec, rotation')
    .argument('<file...>')
    .action((files) => run((context) => probe(context, files)));
  program
    .command('align')
    .description('find where and when the points of SOURCE recur in TARGET')
    .argument('<source>')
    .argument('<target>')
    .option('--points <points.json>', 'tandem-points: the points to look for')
    .option(
      '--moments <a,b,c>',
      'without --points: look for the human joints found in these source frames',
      parseFrames,
    )
    .addOption(new Option('--method <method>').choices([...METHODS]).default('auto'))
    .option('--source-range <a:b>', 'first and last analysed frame', parseRange)
    .option('--target-range <a:b>', 'first and last analysed frame', parseRange)
    .option('--source-crop <x,y,w,h>', 'what the network sees, pixels', parseCrop)
    .option('--target-crop <x,y,w,h>', 'what the network sees, pixels', parseCrop)
    .option('--source-person <frame,x,y>', 'a click on the person to follow', parsePerson)
    .option('--target-person <frame,x,y>', 'a click on the person to follow', parsePerson)
    .addOption(device())
    .addOption(pose())
    .addOption(
      new Option('--mirror <auto|on|off>', 'the persons use opposite hands: on, off, or look which fits better')
        .choices(['auto', 'on', 'off'])
        .default('auto'),
    )
    .option('--out <file>', 'write the correspondences (tandem-correspondences JSON)')
    .option('--save <project.tandem>', 'write a new project with both clips, the points and the result')
    .option('--export <clip.mp4>', 'write a comparison clip: both videos in step')
    .action((source, target, options) => run((context) => align(context, source, target, options)));
  program
    .command('evaluate')
    .description('T@k-PCK@0.1 of methods over all pairs of a dataset')
    .argument('<dataset.json>')
    .requiredOption('--methods <a,b,c>', METHODS.join(', '), parseMethods)
    .addOption(new Option('--keypoints <set-up>').choices(['3+3', '13+3', 'all']).default('13+3'))
    .option('--pairs <all|N>', 'all ordered pairs, or N drawn by the seed', parsePairs, 'all' as const)
    .option('--seed <S>', 'seed of the draw', parseCount, 1)
    .addOption(device())
    .addOption(pose())
    .option('--out <file>', 'write the report as JSON')
    .action((dataset, options) => run((context) => evaluate(context, dataset, options)));
  program
    .command('frame')
    .description('frames as PNG, as displayed')
    .argument('<file>')
    .requiredOption('--index <a,b,c>', 'frame indexes from 0', parseFrames)
    .requiredOption('--out <dir>', 'folder for the pictures')
    .action((file, options) => run((context) => frame(context, file, options)));
  program
    .command('table')
    .description('the frame table as JSON: index, pts, time base, seconds')
    .argument('<file>')
    .action((file) => run((context) => table(context, file)));
  program
    .command('export')
    .description('a project as a file for other programs')
    .argument('<project.tandem>')
    .addOption(new Option('--format <format>').choices([...EXPORT_FORMATS]).makeOptionMandatory())
    .requiredOption('--out <file>', 'the file to write')
    .addOption(
      new Option('--layout <layout>', 'mp4: how the two clips are shown')
        .choices(COMPARISON_LAYOUTS)
        .default('side-by-side'),
    )
    .option('--opacity <0..1>', 'mp4, overlay: opacity of the target', parseShare, 0.5)
    .option('--speed <factor>', 'mp4: 1 is real time, 0.25 is four times slower', parseSpeed, 1)
    .addOption(
      new Option(
        '--in-step <by>',
        "mp4: by the newest run's links, or, which needs no run, by the anchors or the offset between the sync events",
      )
        .choices(COMPARISON_WARPS)
        .default('method'),
    )
    .option('--offset <seconds>', 'mp4, offset: the target this much later than its sync event', parseSeconds, 0)
    .addOption(
      new Option('--real-time <on|off>', 'mp4: clips whose capture rate is known run in the time of the scene')
        .choices(['on', 'off'])
        .default('on'),
    )
    .action((project, options) => run((context) => exportProject(context, project, options)));
  program
    .command('import')
    .description('a new project from the JSON of one')
    .argument('<project.json>')
    .requiredOption('--save <project.tandem>', 'the project to make')
    .action((json, options) => run((context) => importJson(context, json, options)));
  const models = program.command('models').description('the installed model packs');
  models.command('list').action(() => run(listModels));
  models
    .command('verify')
    .description('compare every file with its sha256')
    .action(() => run(verifyModels));
  program
    .command('doctor')
    .description('what is there and what is not: ffmpeg, devices, packs, Electron, browser')
    .action(() => run(doctor));
  program
    .command('demo')
    .description('run the main job on the bundled demo pair')
    .option('--out <dir>', 'folder for the results', 'demo-output')
    .action((options) => run((context) => demo(context, options)));
}

/**
 * Runs one command.
 *
 * @param args what stands behind the program's name
 * @returns the exit code: 0 done, 1 the job failed, 2 the words cannot be understood
 */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  const terminal = processTerminal();
  let exitCode = 0;
  const program = new Command('tandem')
    .description('Find where and when points marked in one video recur in another video of the same action.')
    .option('--json', 'results as JSON on stdout')
    .exitOverride()
    .showHelpAfterError('Run with --help for the options.');
  const run = async (body: (context: CommandContext) => CommandOutcome): Promise<void> => {
    const interrupt = new AbortController();
    const stop = (): void => interrupt.abort(Object.assign(new Error('Cancelled.'), { name: 'AbortError' }));
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, stop);
    const context = openContext(terminal, program.opts().json === true, interrupt.signal);
    try {
      exitCode = (await body(context)) ? 0 : 1;
    } catch (thrown) {
      exitCode = 1;
      const error = toErrorRecord(thrown);
      if (isAbort(thrown)) terminal.note('Cancelled.');
      else
        terminal.note(
          error.code === 'internal' && thrown instanceof Error ? (thrown.stack ?? error.message) : errorText(error),
        );
      if (context.json && !isAbort(thrown)) terminal.printJson({ error });
      if (error.code === 'usage') exitCode = 2;
    } finally {
      terminal.endProgress();
      await context.close();
      for (const name of ['SIGINT', 'SIGTERM'] as const) process.removeListener(name, stop);
    }
  };
  defineCommands(program, run);
  // --json may stand behind the command too, where people write it.
  for (const command of [...program.commands, ...program.commands.flatMap((one) => one.commands)]) {
    command.option('--json', 'results as JSON on stdout').on('option:json', () => program.setOptionValue('json', true));
    command.exitOverride().showHelpAfterError('Run with --help for the options.');
  }
  try {
    await program.parseAsync([...args], { from: 'user' });
  } catch (thrown) {
    if (!(thrown instanceof CommanderError)) throw thrown;
    return thrown.exitCode === 0 ? 0 : 2;
  }
  return exitCode;
}
