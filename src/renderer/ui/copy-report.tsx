import { useState } from 'react';
import type { ErrorRecord } from '../../contract/errors.ts';
import { Button } from './button.tsx';
import { t } from './i18n.ts';
import { Icon } from './icons.tsx';

/** Puts a report of an error on the clipboard. */
export function CopyReport({ title, error }: { title: string; error: ErrorRecord }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(reportOf(title, error));
    setCopied(true);
  };
  return (
    <Button small onClick={() => void copy()}>
      <Icon name="copy" />
      {t(copied ? 'notices.copied' : 'notices.copy')}
    </Button>
  );
}

/** An error as text for a report, in English; it names the browser, because many errors depend on it. */
export function reportOf(title: string, error: ErrorRecord): string {
  const lines = [
    `Tandem Studio: ${title}`,
    `${error.code}: ${error.message}`,
    ...(error.hint ? [`Hint: ${error.hint}`] : []),
    ...(error.data ? [JSON.stringify(error.data, null, 2)] : []),
    `${new Date().toISOString()} ${navigator.userAgent}`,
  ];
  return lines.join('\n');
}
