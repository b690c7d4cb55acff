import { t } from '../../ui/i18n.ts';
import type { ViewerPaneProps } from './viewer-props.ts';

/** What the next click of the mark tool does. */
export function armedText({ markName, armedFor }: Pick<ViewerPaneProps, 'markName' | 'armedFor'>): string {
  if (markName === null) return t('viewer.armed-any');
  const name = markName.replaceAll('_', ' ');
  return armedFor == null ? t('viewer.armed', { name }) : t('viewer.armed-correction', { name, moment: armedFor });
}
