/** The scheme and origin of the page. A scheme of our own gives it an origin, a content security policy and no access to files. */
export const PAGE_SCHEME = 'tandem';
/** See {@link PAGE_SCHEME}. */
export const PAGE_ORIGIN = `${PAGE_SCHEME}://app`;

/** True for an address of our own page. */
export function isPageAddress(address: string): boolean {
  return address === PAGE_ORIGIN || address.startsWith(`${PAGE_ORIGIN}/`);
}
