/** Programs and packages that recognition is made of: pictures of pages, changes to them, and reading. */
export interface OcrPort {
  /** Opens a PDF for drawing its pages. Never rejects. */
  openPdf(bytes: Uint8Array): Promise<PageImages>;
  /** Opens a picture file; null where it is none that can be decoded. */
  openImage(bytes: Uint8Array): Promise<PageImages | null>;
  /** Turned clockwise, white coming in at the corners. */
  rotate(image: GrayImage, degrees: number): Promise<GrayImage>;
  /** Each pixel the median of its 3 × 3 neighbours: takes away specks. */
  median(image: GrayImage): Promise<GrayImage>;
  /** As many times larger both ways as `factor` says, smoothly. */
  enlarge(image: GrayImage, factor: number): Promise<GrayImage>;
  /**
   * Reads pictures in one go; as many results as pictures, empty where nothing was read. Rejects with an error of the code
   * `ocr-unavailable` or `timeout` where the program was ended before it was done.
   */
  read(images: readonly GrayImage[], options: ReadOptions): Promise<readonly (readonly OcrLine[])[]>;
  /** Degrees clockwise to turn the picture by so that its text stands upright; null where that cannot be told. */
  orientation(image: GrayImage): Promise<0 | 90 | 180 | 270 | null>;
}

export interface PageImages {
  /** Number of pages, null where the caller knows. */
  readonly pages: number | null;
  /** Pixels of a page, where they are more than are ever decoded; its pages cannot be drawn then. */
  readonly oversized?: { readonly pixels: number; readonly limit: number };
  /** How much there is to read on a page, by the size of its pictures; absent where that is not known beforehand. */
  weightOf?(number: number): number;
  /** @param number 1-based; null where the page cannot be drawn */
  page(number: number): Promise<PageImage | null>;
  close(): Promise<void>;
}

/** One byte a pixel, 0 black, rows from the top. */
export interface GrayImage {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

export interface PageImage extends GrayImage {
  /** Red, green and blue of each pixel, where the page has colours. */
  readonly colour?: Uint8Array;
}

export interface ReadOptions {
  readonly language: 'rus' | 'eng';
  /** Page segmentation mode of tesseract: 6 one block, 7 one line, 4 and 3 with its own layout. */
  readonly segmentation: 3 | 4 | 6 | 7;
  readonly dpi: number;
}

/** Pixels from the top left corner of the picture. */
export interface OcrLine {
  readonly words: readonly OcrWord[];
  /** Height of its letters with ascenders and descenders. */
  readonly size: number;
}

export interface OcrWord {
  readonly text: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  /** Of the baseline under the middle of the word. */
  readonly baseline: number;
  /** 0–1. */
  readonly confidence: number;
}
