import fc from 'fast-check';
import { type Target, targets } from './targets.js';

/** An input that something broke on, made as small as it could be. */
export interface Finding {
  readonly target: string;
  /** What was wrong with it. */
  readonly error: string;
  /** Bytes or text; as JSON where it is neither. */
  readonly input: Buffer | string;
  /** To meet it again. */
  readonly seed: number;
  readonly path: string;
}

export interface CampaignOptions {
  /** Over all targets; each gets its share. */
  readonly inputs: number;
  readonly seed: number;
  /** Only targets whose name holds this. */
  readonly only?: string;
  readonly onTarget?: (told: {
    readonly name: string;
    readonly inputs: number;
    readonly ms: number;
    readonly finding: Finding | null;
  }) => void;
}

/** Tries every target with its share of inputs; one finding of each at most. */
export const campaign = async (options: CampaignOptions): Promise<{ readonly inputs: number; readonly findings: readonly Finding[] }> => {
  const chosen = (await targets()).filter(({ name }) => name.includes(options.only ?? ''));
  const shares = chosen.reduce((sum, { share }) => sum + share, 0);
  const findings: Finding[] = [];
  let inputs = 0;
  for (const target of chosen) {
    const numRuns = Math.max(1, Math.ceil((options.inputs * target.share) / shares));
    const started = performance.now();
    const { finding, tried } = await tryOut(target, numRuns, options.seed);
    inputs += tried;
    if (finding !== null) findings.push(finding);
    options.onTarget?.({ name: target.name, inputs: tried, ms: performance.now() - started, finding });
  }
  return { inputs, findings };
};

const tryOut = async (
  { name, property }: Target,
  numRuns: number,
  seed: number,
): Promise<{ readonly finding: Finding | null; readonly tried: number }> => {
  const details = await fc.check(property, { numRuns, seed });
  if (!details.failed) return { finding: null, tried: details.numRuns };
  const error =
    details.errorInstance instanceof Error ? (details.errorInstance.stack ?? details.errorInstance.message) : String(details.errorInstance);
  const [input] = details.counterexample ?? [];
  return {
    finding: {
      target: name,
      error,
      input: input instanceof Uint8Array ? Buffer.from(input) : typeof input === 'string' ? input : JSON.stringify(input),
      seed: details.seed,
      path: details.counterexamplePath ?? '',
    },
    tried: details.numRuns,
  };
};
