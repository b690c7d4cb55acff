/**
 * Orders versions as semantic versioning does: numbers by value, a pre-release (`1.0.0-beta`) before its release.
 *
 * @returns negative when `a` is older, positive when newer, 0 when the same
 */
export function compareVersions(a: string, b: string): number {
  const [coreA = '', ...preA] = a.split('+')[0]!.split('-');
  const [coreB = '', ...preB] = b.split('+')[0]!.split('-');
  const numbersA = coreA.split('.').map(Number);
  const numbersB = coreB.split('.').map(Number);
  for (let i = 0; i < Math.max(numbersA.length, numbersB.length); i++) {
    const difference = (numbersA[i] || 0) - (numbersB[i] || 0);
    if (difference !== 0) return difference;
  }
  if (preA.length === 0 || preB.length === 0) return preB.length - preA.length;
  return preA.join('-').localeCompare(preB.join('-'), 'en', { numeric: true });
}
