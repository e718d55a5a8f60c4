/** A page that is one picture: JPEG, or PNG of a palette of two colours. Sizes in pixels. */
export interface PageImage {
  readonly kind: 'jpeg' | 'png';
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
  /** Of a JPEG; grey where not said. */
  readonly colours?: 1 | 3;
}

/** A PDF of pictures, as scanners write it: no text layer. */
export const imagePdf = (pages: readonly PageImage[], dpi: number): Buffer => {
  const objects: Buffer[] = [];
  const kids = pages.map((_, index) => `${3 + index * 3} 0 R`).join(' ');
  objects.push(Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'));
  objects.push(Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`));
  for (const [index, page] of pages.entries()) {
    const own = 3 + index * 3;
    const [width, height] = [(page.width * 72) / dpi, (page.height * 72) / dpi];
    const resources = `<< /XObject << /I ${own + 2} 0 R >> >>`;
    objects.push(
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width.toFixed(2)} ${height.toFixed(2)}] /Resources ${resources} /Contents ${own + 1} 0 R >>`,
      ),
      streamOf('', Buffer.from(`${width.toFixed(2)} 0 0 ${height.toFixed(2)} 0 0 cm /I Do`)),
      imageOf(page),
    );
  }
  return fileOf(objects);
};

const streamOf = (entries: string, data: Buffer): Buffer =>
  Buffer.concat([Buffer.from(`<< ${entries} /Length ${data.length} >>\nstream\n`), data, Buffer.from('\nendstream')]);

const imageOf = ({ kind, data, width, height, colours: components = 1 }: PageImage): Buffer => {
  const size = `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`;
  if (kind === 'jpeg')
    return streamOf(`${size} /ColorSpace /Device${components === 3 ? 'RGB' : 'Gray'} /BitsPerComponent 8 /Filter /DCTDecode`, data);
  const chunks = chunksOf(data);
  const [header] = chunks.filter(({ type }) => type === 'IHDR');
  const bits = header?.data[8] ?? 1;
  const palette = chunks.find(({ type }) => type === 'PLTE')?.data ?? Buffer.alloc(0);
  // The data of a PNG is what FlateDecode with PNG predictors reads (ISO 32000-1, 7.4.4.4).
  const parameters = `/Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 /BitsPerComponent ${bits} /Columns ${width} >>`;
  const colours = palette.length === 0 ? '/DeviceGray' : `[/Indexed /DeviceRGB ${palette.length / 3 - 1} <${palette.toString('hex')}>]`;
  const packed = Buffer.concat(chunks.filter(({ type }) => type === 'IDAT').map((chunk) => chunk.data));
  return streamOf(`${size} /ColorSpace ${colours} /BitsPerComponent ${bits} ${parameters}`, packed);
};

const chunksOf = (png: Buffer): { readonly type: string; readonly data: Buffer }[] => {
  const chunks: { type: string; data: Buffer }[] = [];
  for (let at = 8; at + 8 <= png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += length + 12;
  }
  return chunks;
};

const fileOf = (objects: readonly Buffer[]): Buffer => {
  const pieces: Buffer[] = [Buffer.from('%PDF-1.5\n')];
  const offsets: number[] = [];
  let length = pieces[0]?.length ?? 0;
  const push = (piece: Buffer): void => {
    pieces.push(piece);
    length += piece.length;
  };
  for (const [index, object] of objects.entries()) {
    offsets.push(length);
    push(Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]));
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const start = length;
  push(Buffer.from(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`));
  push(Buffer.from(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`));
  return Buffer.concat(pieces);
};
