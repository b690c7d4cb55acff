import type { VideoInfo } from '../contract/media.ts';
import type { CommandContext } from './context.ts';
import { errorText } from './terminal.ts';

/** Says on stderr that the end of a file is missing; what is there is used. */
export function noteDamage({ terminal }: Pick<CommandContext, 'terminal'>, { damage }: VideoInfo): void {
  if (damage) terminal.note(errorText(damage));
}
