import { useState } from 'react';
import type { ErrorRecord } from '../../../contract/errors.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icons.tsx';
import './notices.css';

/** Something that went wrong. */
export interface NoticeProps {
  readonly id: number;
  readonly title: string;
  readonly error: ErrorRecord;
}

/** What went wrong, until the user has put it away. */
export function Notices({ notices, onDismiss }: { notices: readonly NoticeProps[]; onDismiss: (id: number) => void }) {
  return (
    <section className="notices" aria-label="Messages">
      {notices.map((notice) => (
        <NoticeCard key={notice.id} notice={notice} onDismiss={() => onDismiss(notice.id)} />
      ))}
    </section>
  );
}

function NoticeCard({ notice: { title, error }, onDismiss }: { notice: NoticeProps; onDismiss: () => void }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(reportOf(title, error));
    setCopied(true);
  };
  return (
    <div className="notice" role="alert">
      <Icon name="alert" />
      <div>
        <h3>{title}</h3>
        <p>{error.message}</p>
        {error.hint && <p className="notice-hint">{error.hint}</p>}
        <div className="notice-actions">
          <Button small onClick={() => void copy()}>
            <Icon name="copy" />
            {copied ? 'Copied' : 'Copy report'}
          </Button>
          <Button small look="quiet" onClick={onDismiss}>
            Dismiss
          </Button>
        </div>
      </div>
    </div>
  );
}

/** An error as text for a report; it names the browser, because many errors depend on it. */
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
