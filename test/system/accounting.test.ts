import path from 'node:path';
import { describe, it } from 'vitest';
import { openPipeline } from '../../src/pipeline.js';
import { expectAccounted, filesOf } from '../fixtures/accounting.js';
import { ROOT } from '../structure/files.js';

const { contexts } = await openPipeline(path.join(ROOT, 'rules'));

describe('every character of what programs of the system read is in exactly one clause or row, or dropped for a reason', () => {
  it.each(filesOf(/\.(?:doc|rtf|odt)$|000-\d+dpi\.pdf$/u))(
    '%s',
    async (file) => {
      await expectAccounted(contexts, file, undefined);
    },
    120_000,
  );
});
