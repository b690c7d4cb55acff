import { importProject } from '../../node/store/import-project.ts';
import type { CommandContext } from '../context.ts';

/** `tandem import PROJECT.json`: a new project of what `tandem export --format json` or the Export menu wrote. */
export async function importJson(
  { terminal, json: asJson }: CommandContext,
  json: string,
  options: { readonly save: string },
): Promise<boolean> {
  const missing = (await importProject(json, options.save)).map(({ info }) => info.file);
  for (const file of missing)
    terminal.note(`Note: ${file} was not found; open the project in the studio and choose "Locate...".`);
  if (asJson) terminal.printJson({ written: [options.save], missing });
  else terminal.print(`Written: ${options.save}`);
  return true;
}
