import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import { exported, PLAIN } from '../dataset/export/exported.js';
import type { PublishedCheck } from './checks.js';
import { withDataset } from './dataset.js';

/** `export --format frictionless` in both languages: the package, each resource and each schema against the profiles. */
export const frictionlessCheck: PublishedCheck = {
  name: 'Data Package 2.0',
  faults: (schemas) =>
    withDataset(async (db) => {
      const profile = (name: string): ValidateFunction =>
        compiled(readFileSync(path.join(schemas, 'datapackage-2.0', `${name}.json`), 'utf8'));
      const [ofPackage, ofResource, ofDialect, ofSchema] = [
        profile('datapackage'),
        profile('dataresource'),
        profile('tabledialect'),
        profile('tableschema'),
      ];
      const faults: string[] = [];
      for (const lang of ['ru', 'en'] as const) {
        const descriptor = JSON.parse((await exported(db, 'frictionless', PLAIN, lang)).get('datapackage.json')?.toString() ?? '') as {
          resources: { name: string; dialect: unknown; schema: unknown }[];
        };
        faults.push(...faultsOf(ofPackage, `datapackage.json (${lang})`, descriptor));
        for (const resource of descriptor.resources) {
          const name = `${resource.name} (${lang})`;
          faults.push(...faultsOf(ofResource, name, resource));
          faults.push(...faultsOf(ofDialect, name, resource.dialect));
          faults.push(...faultsOf(ofSchema, name, resource.schema));
        }
      }
      return faults;
    }),
};

const compiled = (text: string): ValidateFunction => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  // How a form would ask for it.
  ajv.addFormat('textarea', true);
  // What the profiles of draft 7 say is all there: no reference leads out of them.
  const schema: unknown = JSON.parse(text);
  return ajv.compile(typeof schema === 'object' && schema !== null ? schema : {});
};

const faultsOf = (validate: ValidateFunction, name: string, value: unknown): readonly string[] =>
  validate(value) ? [] : (validate.errors ?? []).map((error) => `${name}: ${error.instancePath} ${error.message ?? ''}`);
