/** The sign of the studio. A decoration beside its name. */
export function Logo() {
  return <img className="logo" src="./icon.svg" alt="" width={32} height={32} />;
}
