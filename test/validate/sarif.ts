import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { checkFor } from '../../src/cli/check-formats.js';
import { loadMessages } from '../../src/messages/load.js';
import type { DocumentRecord } from '../../src/model/index.js';
import { createEngine } from '../../src/pipeline.js';
import { loadStandard } from '../../src/rules/standard.js';
import type { PublishedCheck } from './checks.js';

const ROOT = path.resolve(import.meta.dirname, '../..');

/** `check --format sarif` of every sample, in both languages, against the schema of OASIS. */
export const sarifCheck: PublishedCheck = {
  name: 'SARIF 2.1.0',
  faults: async (schemas) => {
    const validate = validatorOf(readFileSync(path.join(schemas, 'sarif-2.1.0.json'), 'utf8'));
    const logs = await sarifLogs();
    return logs.flatMap(({ name, log }) =>
      validate(JSON.parse(log)) ? [] : (validate.errors ?? []).map((error) => `${name}: ${error.instancePath} ${error.message ?? ''}`),
    );
  },
};

/** The published schema is of draft 4; all that draft 7 has otherwise in it is the name of its own place. */
const validatorOf = (text: string) => {
  const { id: _id, $schema: _draft, ...schema } = JSON.parse(text) as Record<string, unknown>;
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  return ajv.compile(schema);
};

const sarifLogs = async (): Promise<readonly { readonly name: string; readonly log: string }[]> => {
  const rules = path.join(ROOT, 'rules');
  const engine = await createEngine({ rulesFolder: rules });
  const { groups } = loadStandard(rules);
  const folder = path.join(ROOT, 'corpus/orders');
  const records: DocumentRecord[] = [];
  for (const name of readdirSync(folder).sort()) {
    const bytes = readFileSync(path.join(folder, name));
    records.push(
      await engine.process({ path: `папка с пробелом/${name}`, bytes, sha256: createHash('sha256').update(bytes).digest('hex') }),
    );
  }
  return (['ru', 'en'] as const).flatMap((lang) => {
    const messages = loadMessages(rules, lang);
    const options = { failOn: 'critical', groups, appVersion: '0.1.0' } as const;
    return records.map((record) => ({
      name: `${record.path} (${lang})`,
      log: checkFor(messages, 'sarif', engine.standard, record, options),
    }));
  });
};
