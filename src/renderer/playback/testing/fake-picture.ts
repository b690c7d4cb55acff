import type { Picture } from '../frame-source.ts';

/** A picture of a frame without pixels. */
export class FakePicture implements Picture {
  readonly index: number;
  isClosed = false;

  constructor(index: number) {
    this.index = index;
  }

  close(): void {
    this.isClosed = true;
  }
}
