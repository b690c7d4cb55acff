/** What comes within this time is not announced, milliseconds. */
const UNNOTICED = 150;

/** Words about something that is awaited, for an element that React leaves alone: said only when the waiting is noticed, and always those of now. */
export class LateWords {
  readonly #element: () => HTMLElement | null;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #words = '';
  #isSaid = false;

  constructor(element: () => HTMLElement | null) {
    this.#element = element;
  }

  /** @param words empty when nothing is awaited any more */
  set(words: string): void {
    if (words === this.#words) return;
    this.#words = words;
    if (words === '') {
      this.close();
      this.#write();
    } else if (this.#isSaid) this.#write();
    else {
      this.#timer ??= setTimeout(() => {
        this.#isSaid = true;
        this.#write();
      }, UNNOTICED);
    }
  }

  close(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#isSaid = false;
  }

  #write(): void {
    const element = this.#element();
    if (element && element.textContent !== this.#words) element.textContent = this.#words;
  }
}
