/** What a host says to the engine process at its start, as JSON in its only argument. */
export interface EngineProcessOptions {
  /** URL of the device probe's child, where a bundler moved it. */
  readonly probeScript?: string;
}
