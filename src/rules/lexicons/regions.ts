import { z } from 'zod';

const known = z
  .string()
  .nullish()
  .transform((value) => value ?? null);

/** Only what the dataset's table of regions needs; the words that regions are recognized by belong to identity. */
const regionSchema = z.object({
  code: z.string().startsWith('RU-'),
  name: z.string().min(1),
  okato: known,
  oktmo: known,
  federal_district: known,
});

/** `lexicon/regions.yaml`, as the dataset lists them. */
export const regionTableSchema = z.object({ regions: z.array(regionSchema) });
