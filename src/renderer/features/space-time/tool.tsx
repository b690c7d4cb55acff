import type { ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';

interface ToolProps {
  readonly name: string;
  readonly isOn?: boolean;
  readonly isOff?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

/** A button of the bar; `isOn` where it is a switch. */
export function Tool({ name, isOn, isOff = false, onClick, children }: ToolProps) {
  return (
    <Button
      small
      look="quiet"
      className="space-time-tool"
      title={name}
      aria-label={name}
      aria-pressed={isOn}
      disabled={isOff}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
