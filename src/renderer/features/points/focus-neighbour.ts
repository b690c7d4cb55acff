/** The focus must not fall out of the list with a row that goes: moves it to the row's neighbour. Call it before the row goes. */
export function focusNeighbour(row: Element | null): void {
  const line = row?.closest('[data-row]');
  const neighbour = line?.nextElementSibling ?? line?.previousElementSibling;
  neighbour?.querySelector('button')?.focus();
}
