import { TandemError } from '../../contract/errors.ts';
import type { Device, Method } from '../../contract/methods.ts';
import type { SpaceTimePack } from '../../contract/pack.ts';
import type { ClipFeatures, QueryMoment } from '../clip.ts';
import type { Head, MatchContext, MatchResult } from '../correspondence/method.ts';
import { CORRESPONDENCE_METHODS } from '../correspondence/methods.ts';
import type { InferenceBackend, InstalledPack, PackStore } from '../ports.ts';

/** Runs a correspondence method on two analysed clips, with the pack's heads on a device. Everything is in clip space. */
export class PairMatcher {
  readonly #backend: InferenceBackend;
  readonly #packs: PackStore;
  readonly #logits = new WeakMap<ClipFeatures, WeakMap<ClipFeatures, Promise<Float32Array>>>();

  constructor(services: { readonly backend: InferenceBackend; readonly packs: PackStore }) {
    this.#backend = services.backend;
    this.#packs = services.packs;
  }

  /**
   * @throws the signal's reason; TandemError pack-missing, pack-corrupt, inference-failed; request-invalid when the installed pack has
   *   not the head that the method needs
   */
  async match(
    method: Method,
    source: ClipFeatures,
    target: ClipFeatures,
    moments: readonly QueryMoment[],
    device: Device,
    signal?: AbortSignal,
  ): Promise<MatchResult> {
    const installed = await this.#packs.forTask('space-time-correspondence');
    const context: MatchContext = {
      pack: installed.pack,
      headLogits: (head, from, to) => this.#headLogits(installed, head, from, to, device),
      ...(signal === undefined ? {} : { signal }),
    };
    return CORRESPONDENCE_METHODS[method].match(source, target, moments, context);
  }

  /** Logits [source cells, target cells] of a head, made once per pair. */
  #headLogits(
    installed: InstalledPack<SpaceTimePack>,
    head: Head,
    source: ClipFeatures,
    target: ClipFeatures,
    device: Device,
  ): Promise<Float32Array> {
    const ofSource = this.#logits.get(source) ?? new WeakMap<ClipFeatures, Promise<Float32Array>>();
    this.#logits.set(source, ofSource);
    const known = ofSource.get(target);
    if (known !== undefined) return known;
    const fresh = this.#runHead(installed, head, source, target, device);
    ofSource.set(target, fresh);
    fresh.catch(() => ofSource.delete(target));
    return fresh;
  }

  async #runHead(
    installed: InstalledPack<SpaceTimePack>,
    head: Head,
    source: ClipFeatures,
    target: ClipFeatures,
    device: Device,
  ): Promise<Float32Array> {
    const model = installed.pack.models[head];
    if (model === undefined) {
      throw new TandemError(
        'request-invalid',
        `The pack ${installed.pack.name} ${installed.pack.version} has no ${head} head.`,
        {
          hint: 'Choose another method, or install a pack with this head.',
        },
      );
    }
    const session = await this.#backend.load(this.#packs.pathOf(installed, model.file), device);
    const feeds = {
      s2: source.maps.g2,
      s3: source.maps.g3,
      s4: source.maps.g4,
      t2: target.maps.g2,
      t3: target.maps.g3,
      t4: target.maps.g4,
    };
    return (await session.run(feeds, ['logits'])).logits!.data;
  }
}
