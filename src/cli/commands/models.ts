import type { CommandContext } from '../context.ts';
import { errorText } from '../terminal.ts';

/** `tandem models list`: name, version, task, licence and size of each pack. */
export async function listModels(context: CommandContext): Promise<boolean> {
  const { packs } = await context.engine();
  const list = await packs.list();
  if (context.json) context.terminal.printJson(list);
  else {
    for (const pack of list) {
      const size = `${(pack.bytes / 2 ** 20).toFixed(1)} MiB`;
      context.terminal.print(`${pack.name} ${pack.version}  ${pack.task}  ${pack.licence}  ${size}  ${pack.folder}`);
      if (pack.error) context.terminal.note(errorText(pack.error));
    }
  }
  return list.every((pack) => pack.error === null);
}

/** `tandem models verify`: reads every file of every pack and compares its sha256. */
export async function verifyModels(context: CommandContext): Promise<boolean> {
  const { packs } = await context.engine();
  const list = await packs.verify();
  if (context.json) context.terminal.printJson(list);
  else {
    for (const pack of list) {
      context.terminal.print(`${pack.name} ${pack.version}: ${pack.error === null ? 'intact' : 'NOT intact'}`);
      if (pack.error) context.terminal.note(errorText(pack.error));
    }
    if (list.length === 0) context.terminal.note('No pack is installed.');
  }
  return list.length > 0 && list.every((pack) => pack.error === null);
}
