/** Bounds that keep a hostile package from filling the memory. Sizes in bytes. */
export interface ZipLimits {
  readonly maxEntries: number;
  readonly maxEntryBytes: number;
  /** Of everything that is read out of one archive, taken together. */
  readonly maxTotalBytes: number;
  /** Unpacked to packed, held against members over 1 MB only: small parts of a document pack well. */
  readonly maxRatio: number;
}

export interface ZipArchive {
  /** Names of the members in the order of the central directory, `/` between segments. */
  readonly names: readonly string[];
  /** Contents of a member; null where there is none of that name (looked up without regard to case, as OPC has it). */
  read(name: string): ZipMember | null;
}

export type ZipFailure = { readonly ok: false; readonly code: 'too-large' | 'corrupt' | 'encrypted'; readonly detail: string };
export type ZipMember = { readonly ok: true; readonly bytes: Buffer } | ZipFailure;
export type ZipOpened = { readonly ok: true; readonly archive: ZipArchive } | ZipFailure;

/** Opens an archive held in memory. Nothing is unpacked before it is asked for; no limit can be passed by lying sizes. */
export type OpenZip = (bytes: Buffer, limits?: ZipLimits) => Promise<ZipOpened>;

/** A file in an archive as it stands in its directory. */
export interface ArchiveEntry {
  /** As written: its encoding is a guess unless `utf8`. */
  readonly name: Buffer;
  readonly utf8: boolean;
  read(): ZipMember;
}

export type ArchiveOpened = { readonly ok: true; readonly entries: readonly ArchiveEntry[] } | ZipFailure;

/** Opens an archive of files, whatever their names: folders and symbolic links in it are left out. */
export type OpenArchive = (bytes: Buffer, limits: ZipLimits) => Promise<ArchiveOpened>;
