/** The focus must not fall out of the list with a row that goes: moves it to the row's neighbour. Call it before the row goes. */
export function focusNeighbour(row: Element | null): void {
  const neighbour = row?.nextElementSibling ?? row?.previousElementSibling;
  neighbour?.querySelector('button')?.focus();
}
