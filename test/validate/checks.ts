import { akomaNtosoCheck } from './akoma-ntoso.js';
import { frictionlessCheck } from './frictionless.js';
import { sarifCheck } from './sarif.js';

/** One of our outputs held against a schema that others have published. */
export interface PublishedCheck {
  readonly name: string;
  /**
   * @param schemas folder of the published schemas
   * @returns what is wrong, one line each; nothing where all is well
   */
  readonly faults: (schemas: string) => Promise<readonly string[]>;
}

/** Add a check here: `npm run validate -- <schemas>` runs them all. */
export const CHECKS: readonly PublishedCheck[] = [sarifCheck, frictionlessCheck, akomaNtosoCheck];
