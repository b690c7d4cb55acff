import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The size of an element in CSS pixels, followed; null before it is known. */
export function useSize<E extends HTMLElement>(): [RefObject<E | null>, { width: number; height: number } | null] {
  const element = useRef<E>(null);
  const [size, setSize] = useState<{ width: number; height: number } | null>(null);
  useLayoutEffect(() => {
    if (!element.current) return;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setSize({ width: entry.contentRect.width, height: entry.contentRect.height });
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return [element, size];
}

/** The largest size of this aspect that fits into a box, whole pixels. */
export function fitInto(
  box: { readonly width: number; readonly height: number },
  picture: { readonly width: number; readonly height: number },
): { width: number; height: number } {
  const scale = Math.min(box.width / picture.width, box.height / picture.height);
  return {
    width: Math.max(1, Math.floor(picture.width * scale)),
    height: Math.max(1, Math.floor(picture.height * scale)),
  };
}
