import { TandemError } from '../contract/errors.ts';
import { PROJECT_VERSION, type ProjectFile, type ProjectRecord, type RecordDiff } from '../contract/project.ts';
import { deepEqual } from './deep-equal.ts';

/** A record of a given kind. */
export type RecordOf<K extends ProjectRecord['kind']> = Extract<ProjectRecord, { kind: K }>;

/**
 * The records of a project at one moment: an immutable map by id, in the order in which they were added. An edit gives a new document;
 * records that it did not touch stay the same objects, so a view can compare by identity.
 */
export class ProjectDocument {
  /** The project's name, as a title shows it. */
  readonly name: string;
  readonly #records: ReadonlyMap<string, ProjectRecord>;
  readonly #byKind = new Map<ProjectRecord['kind'], readonly ProjectRecord[]>();

  /** @throws TandemError document-invalid when two records share an id */
  constructor(name: string, records: Iterable<ProjectRecord>) {
    this.name = name;
    const map = new Map<string, ProjectRecord>();
    for (const record of records) {
      if (map.has(record.id)) {
        throw new TandemError('document-invalid', `Project "${name}": two records have the id "${record.id}".`, {
          hint: 'Remove one of the two.',
        });
      }
      map.set(record.id, record);
    }
    this.#records = map;
  }

  /** The document of a `tandem-project`. */
  static from(file: ProjectFile): ProjectDocument {
    return new ProjectDocument(file.name, file.records);
  }

  /** The document as a `tandem-project`. */
  toFile(): ProjectFile {
    return { format: 'tandem-project', version: PROJECT_VERSION, name: this.name, records: this.all() };
  }

  /** All records, in the order in which they were added. */
  all(): ProjectRecord[] {
    return [...this.#records.values()];
  }

  /** The record of an id; undefined when there is none. */
  get(id: string): ProjectRecord | undefined {
    return this.#records.get(id);
  }

  /** The record of an id when it is of this kind; undefined otherwise. */
  find<K extends ProjectRecord['kind']>(kind: K, id: string): RecordOf<K> | undefined {
    const record = this.#records.get(id);
    return record?.kind === kind ? (record as RecordOf<K>) : undefined;
  }

  /** All records of a kind, in the order in which they were added; the same array for the same document. */
  ofKind<K extends ProjectRecord['kind']>(kind: K): readonly RecordOf<K>[] {
    let records = this.#byKind.get(kind);
    if (!records) {
      records = this.all().filter((record) => record.kind === kind);
      this.#byKind.set(kind, records);
    }
    return records as readonly RecordOf<K>[];
  }

  /**
   * The document after the diffs.
   *
   * @throws TandemError document-invalid when a diff's `before` is not what stands there; nothing is changed then
   */
  apply(diffs: readonly RecordDiff[]): ProjectDocument {
    const records = new Map(this.#records);
    for (const diff of diffs) {
      requireSound(diff, records.get(diff.id) ?? null);
      if (diff.after) records.set(diff.id, diff.after);
      else records.delete(diff.id);
    }
    return new ProjectDocument(this.name, records.values());
  }
}

/**
 * Checks that a diff can be applied where `current` stands (null: no record of that id).
 *
 * @throws TandemError document-invalid
 */
export function requireSound({ id, before, after }: RecordDiff, current: ProjectRecord | null): void {
  const wrongId = [before, after].some((record) => record && record.id !== id);
  if (wrongId)
    throw new TandemError('document-invalid', `A change of the record "${id}" holds a record of another id.`);
  if (before && after && before.kind !== after.kind) {
    throw new TandemError('document-invalid', `A change would turn the ${before.kind} "${id}" into a ${after.kind}.`);
  }
  if (!deepEqual(before, current)) {
    throw new TandemError('document-invalid', `The record "${id}" is not what the change expects.`, {
      hint: 'The project was changed meanwhile; open it again.',
    });
  }
}
