import type { ComponentProps } from 'react';
import './controls.css';

/** A button; `primary` once per view at most. */
export function Button({
  look = 'plain',
  small = false,
  className = '',
  ...rest
}: ComponentProps<'button'> & { look?: 'plain' | 'primary' | 'quiet'; small?: boolean }) {
  const classes = ['button', look, small ? 'small' : '', className].filter(Boolean).join(' ');
  return <button type="button" className={classes} {...rest} />;
}
