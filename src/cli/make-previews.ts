import type { DocumentRecord } from '../model/index.js';
import type { PageCrops, PreviewMaker } from '../previews.js';
import { type Crop, cropPart, cropsOf } from '../report/index.js';
import { type Connection, type PreviewKey, putPreview, readPreview, readRecords } from '../store/index.js';
import { filesByContent, type WantedFile } from './files-by-content.js';

/** Editions of the makers: what another one made is made anew. */
const MAKERS = { look: 'look/1', crop: 'crop/2' } as const;

/** Pixels of a crop across. */
const CROP_WIDTH = 640;

export interface PreviewCounts {
  /** Looks and crops made now; those that were there already are not counted. */
  readonly looks: number;
  readonly crops: number;
  /** Files with something to be looked at that the folder does not have. */
  readonly lacking: number;
}

/** Puts into the dataset the looks and crops that it lacks, from the files of the folder. @throws Refusal `input-missing` */
export const makePreviews = async (db: Connection, maker: PreviewMaker, folder: string): Promise<PreviewCounts> => {
  const wanted = wantedFiles(db);
  const files = await filesByContent(folder, wanted);
  const counts = { looks: 0, crops: 0, lacking: wanted.filter(({ sha256 }) => !files.has(sha256)).length };
  for (const record of readRecords(db)) {
    const file = lacks(db, record) ? files.get(record.sha256) : undefined;
    if (file === undefined) continue;
    const bytes = await file.read();
    counts.looks += await makeLook(db, maker, record, bytes);
    counts.crops += await makeCrops(db, maker, record, bytes);
  }
  return counts;
};

const wantedFiles = (db: Connection): WantedFile[] => {
  const wanted: WantedFile[] = [];
  for (const record of readRecords(db)) {
    if (lacks(db, record)) wanted.push({ sha256: record.sha256, bytes: record.bytes });
  }
  return wanted;
};

const lacks = (db: Connection, record: DocumentRecord): boolean =>
  (hasLook(record) && !isMade(db, lookKey(record))) || lackingCrops(db, record).length > 0;

const makeLook = async (db: Connection, maker: PreviewMaker, record: DocumentRecord, bytes: Buffer): Promise<number> => {
  if (!hasLook(record) || isMade(db, lookKey(record))) return 0;
  const html = await maker.look(bytes);
  if (html === null) return 0;
  putPreview(db, {
    ...lookKey(record),
    maker: MAKERS.look,
    mediaType: 'text/html',
    width: null,
    height: null,
    bytes: Buffer.from(html),
  });
  return 1;
};

const makeCrops = async (db: Connection, maker: PreviewMaker, record: DocumentRecord, bytes: Buffer): Promise<number> => {
  const lacking = lackingCrops(db, record);
  const pages = lacking.length === 0 ? null : await openPages(maker, record, bytes);
  if (pages === null) return 0;
  let made = 0;
  try {
    for (const crop of lacking) {
      const picture = await pages.crop(crop.scan, crop.area, { width: CROP_WIDTH });
      if (picture === null) continue;
      putPreview(db, { ...cropKey(record, crop), maker: MAKERS.crop, mediaType: 'image/webp', ...sizeOf(crop), bytes: picture });
      made += 1;
    }
  } finally {
    await pages.close();
  }
  return made;
};

const openPages = async (maker: PreviewMaker, { format }: DocumentRecord, bytes: Buffer): Promise<PageCrops | null> =>
  format === 'pdf' || format === 'image' ? maker.openPages(bytes, format) : null;

/** As the maker scales it: never up. */
const sizeOf = ({ area }: Crop): { readonly width: number; readonly height: number } => {
  const across = area.right - area.left;
  const width = Math.min(CROP_WIDTH, across);
  return { width, height: Math.max(1, Math.round(((area.bottom - area.top) * width) / across)) };
};

/** Page after page, as the maker keeps only the last one drawn. */
const lackingCrops = (db: Connection, record: DocumentRecord): Crop[] => {
  if (record.scans === undefined) return [];
  const crops = new Map(record.findings.flatMap((finding) => cropsOf(record, finding).map((crop) => [cropPart(crop), crop] as const)));
  return [...crops.values()].filter((crop) => !isMade(db, cropKey(record, crop))).toSorted((a, b) => a.scan.page - b.scan.page);
};

const hasLook = (record: DocumentRecord): boolean => record.format === 'docx' && record.acts.some(({ isPrimary }) => isPrimary);

const isMade = (db: Connection, key: PreviewKey): boolean => readPreview(db, key)?.maker === MAKERS[key.kind];

const lookKey = ({ sha256 }: DocumentRecord): PreviewKey => ({ sha256, kind: 'look', page: 0, part: '' });

const cropKey = ({ sha256 }: DocumentRecord, crop: Crop): PreviewKey => ({
  sha256,
  kind: 'crop',
  page: crop.scan.page,
  part: cropPart(crop),
});
