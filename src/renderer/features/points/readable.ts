/** A point's name for people: "left_wrist" becomes "left wrist". */
export function readable(name: string): string {
  return name.replaceAll('_', ' ');
}
