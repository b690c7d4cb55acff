import { TandemError } from '../../../contract/errors.ts';
import type { ProjectFile, RecordDiff } from '../../../contract/project.ts';
import type { MissingMedia, ProjectChange } from '../../../contract/project-info.ts';
import type { RouteName } from '../../../contract/routes.ts';
import { ProjectDocument } from '../../../document/project-document.ts';
import { exampleMedia, exampleProject } from '../../../document/testing/example-project.ts';
import { Listeners } from '../../bridge/listeners.ts';
import type { SessionBridge } from '../project-session.ts';

/** An engine with one project in memory, as a session sees it; a test may take it away. */
export class FakeProject {
  readonly bridge: SessionBridge;
  readonly commits: { readonly label: string; readonly diffs: readonly RecordDiff[] }[] = [];
  readonly #changes = new Listeners<ProjectChange>();
  path = '/data/untitled.tandem';
  untitled = true;
  missing: MissingMedia[] = [];
  file: ProjectDocument;
  /** While true every question is answered with engine-lost. */
  lost = false;

  constructor(project: ProjectFile = exampleProject()) {
    this.file = ProjectDocument.from(project);
    this.bridge = {
      request: (async (route: RouteName, input: unknown) => this.#answer(route, input)) as SessionBridge['request'],
      on: ((name: string, listener: (change: ProjectChange) => void) =>
        name === 'project.changed' ? this.#changes.add(listener) : () => {}) as SessionBridge['on'],
    };
  }

  get info() {
    return { name: this.file.name, path: this.path, untitled: this.untitled, missing: this.missing };
  }

  tell(reason: ProjectChange['reason']): void {
    this.#changes.tell({ reason, info: this.info });
  }

  async #answer(route: RouteName, input: unknown): Promise<unknown> {
    await Promise.resolve();
    if (this.lost) throw new TandemError('engine-lost', 'The engine stopped.');
    const asked = input as { label: string; diffs: RecordDiff[]; mediaId: string };
    switch (route) {
      case 'project.info':
        return this.info;
      case 'project.get':
        return this.file.toFile();
      case 'project.commit':
        this.file = this.file.apply(asked.diffs);
        this.commits.push({ label: asked.label, diffs: asked.diffs });
        return { revision: this.commits.length };
      case 'media.again':
        return { id: `${asked.mediaId}-again`, info: exampleMedia(asked.mediaId).info };
      case 'project.describe-media':
        return exampleMedia(asked.mediaId);
      case 'project.judge-media':
        return { judgement: 'same', file: exampleMedia(asked.mediaId, { absolutePath: '/found/here.mp4' }) };
      case 'project.assign-media':
        return { id: asked.mediaId, info: exampleMedia(asked.mediaId).info };
      default:
        throw new TandemError('internal', `The fake project does not know ${route}.`);
    }
  }
}
