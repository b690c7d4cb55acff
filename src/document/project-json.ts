/** A project's JSON form of some version; only the fields that every version has are known. */
export interface ProjectJson {
  readonly format: 'tandem-project';
  readonly version: number;
  readonly name: string;
  readonly records: readonly unknown[];
}
