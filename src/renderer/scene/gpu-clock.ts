/** How often the graphics context is asked whether it is done, milliseconds. */
const POLL = 3;
/** A context that is not done by then is not waited for, milliseconds. */
const GIVE_UP = 4_000;

/** Measures how long the graphics context takes for a picture; meanwhile no other is to be asked of it. */
export class GpuClock {
  readonly #context: WebGL2RenderingContext;
  #sync: WebGLSync | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(context: WebGL2RenderingContext) {
    this.#context = context;
  }

  /** Whether a picture is being drawn. */
  get isBusy(): boolean {
    return this.#sync !== null;
  }

  /**
   * A picture was handed over.
   *
   * @param start when its making began (`performance.now()`)
   * @param onDone takes the milliseconds until it was drawn
   */
  measure(start: number, onDone: (milliseconds: number) => void): void {
    const context = this.#context;
    this.#forget();
    this.#sync = context.fenceSync(context.SYNC_GPU_COMMANDS_COMPLETE, 0);
    context.flush();
    const look = (): void => {
      const elapsed = performance.now() - start;
      const isDone =
        !this.#sync ||
        context.isContextLost() ||
        context.getSyncParameter(this.#sync, context.SYNC_STATUS) === context.SIGNALED;
      if (isDone || elapsed > GIVE_UP) {
        this.#forget();
        onDone(elapsed);
      } else this.#timer = setTimeout(look, POLL);
    };
    this.#timer = setTimeout(look, POLL);
  }

  dispose(): void {
    this.#forget();
  }

  #forget(): void {
    clearTimeout(this.#timer);
    if (this.#sync) this.#context.deleteSync(this.#sync);
    this.#sync = null;
  }
}
