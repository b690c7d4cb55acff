import type { ReactNode } from 'react';
import './controls.css';

/** A small fact. Kinds differ in form (border, shape before the text: that of the method's marks), not by colour alone. */
export function Badge({
  kind = 'plain',
  title,
  children,
}: {
  kind?: 'plain' | 'attention' | 'joint' | 'sequential';
  title?: string;
  children: ReactNode;
}) {
  return (
    <span className={`badge ${kind}`} title={title}>
      {kind === 'joint' && <Shape path="M6 1 11 10H1Z" />}
      {kind === 'sequential' && <Shape path="M6 .8 11.2 6 6 11.2.8 6Z" />}
      {children}
    </span>
  );
}

function Shape({ path }: { path: string }) {
  return (
    <svg viewBox="0 0 12 12" aria-hidden="true">
      <path d={path} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinejoin="round" />
    </svg>
  );
}
