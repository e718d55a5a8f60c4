import { packAll } from '../../fuzz/pack.js';
import { type BrokenFile, file, replaced } from './file.js';
import type { Trap } from './reaching.js';
import { bytesOf, orderText, type Sound } from './sound.js';

/** Documents of office programs that would have others opened by the program that converts them, or run something there. */
export const linkedFiles = ({ url, file: secret, mark }: Trap, { doc }: Sound): readonly BrokenFile[] => {
  const near = `file://${secret}`;
  return [
    file('reach/background.fodt', flat(`${background('xlink', near)}${body('фон')}`), 'parsed'),
    file('reach/background-url.odt', packed(`${background('xlink', `${url}/background.png`)}${body('фон из сети')}`), 'parsed'),
    file('reach/background-file.odt', packed(`${background('xlink', near)}${body('фон с диска')}`), 'parsed'),
    file('reach/prefix.odt', packed(`${background('ю', near)}${body('другая приставка')}`), 'parsed'),
    file('reach/utf-16.odt', packed(`${background('xlink', near)}${body('шестнадцать')}`, {}, 'utf16le'), 'parsed'),
    file('reach/object.odt', packed(body('объект', frame(`<draw:object ${link('xlink', `${url}/o.odt`)}/>`))), 'parsed'),
    file('reach/frame.odt', packed(body('рамка', frame(`<draw:floating-frame ${link('xlink', `${url}/f.html`)}/>`))), 'parsed'),
    file(
      'reach/entity.fodt',
      flat(body('сущность', '<text:p>&e;</text:p>')).replace('?>', `?><!DOCTYPE x [<!ENTITY e SYSTEM "${near}">]>`),
      'parsed',
    ),
    file(
      'reach/field-parts.rtf',
      `{\\rtf1\\ansi ${asRtf('поле')}{\\field{\\*\\fldinst {INC}{LUDEPICTURE} "${secret}" \\\\d}{\\fldrslt x}}}`,
      'parsed',
    ),
    file(
      'reach/field-bare.rtf',
      `{\\rtf1\\ansi ${asRtf('поле прямо')}{\\field{\\fldinst INCLUDEPICTURE "${near}" \\\\d}{\\fldrslt x}}}`,
      'parsed',
    ),
    file('reach/template.rtf', `{\\rtf1\\ansi{\\*\\template ${url}/a.dot}${asRtf('шаблон')}{\\subdocument0 ${url}/a.rtf}}`, 'parsed'),
    file(
      'reach/word-97.doc',
      replaced(bytesOf('fixtures/extract/linked-picture.doc'), PICTURE, `${url}/a`.padEnd(PICTURE.length, 'a')),
      'parsed',
    ),
    file('macro/word-97.doc', Buffer.concat([doc, Buffer.from('_VBA_PROJECT', 'utf16le')]), 'parsed', { noticed: ['macro-present'] }),
    file(
      'macro/basic.odt',
      packed(body('Basic'), {
        'Basic/script-lc.xml': '<library:libraries xmlns:library="http://openoffice.org/2000/library"/>',
        'Basic/Standard/M.xml': `Sub Main\nShell "touch ${mark}"\nEnd Sub`,
      }),
      'parsed',
      { noticed: ['macro-present'] },
    ),
    file('macro/python.odt', packed(body('Python'), { 'Scripts/python/m.py': `open("${mark}", "w")` }), 'parsed', {
      noticed: ['macro-present'],
    }),
    file('bomb/300-megabytes.odt', packed(body('бомба', ' '.repeat(300 * 1024 * 1024))), 'too-large'),
  ];
};

/** Where the fixture looks for its picture. */
const PICTURE = 'http://127.0.0.1:40163/img.png';

const NAMESPACES = [
  ['office', 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'],
  ['text', 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'],
  ['draw', 'urn:oasis:names:tc:opendocument:xmlns:drawing:1.0'],
  ['style', 'urn:oasis:names:tc:opendocument:xmlns:style:1.0'],
  ['svg', 'urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0'],
  ['xlink', 'http://www.w3.org/1999/xlink'],
  ['ю', 'http://www.w3.org/1999/xlink'],
]
  .map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`)
  .join(' ');

const body = (mark: string, inner = ''): string =>
  `<office:body><office:text>${orderText(mark)
    .split('\n\n')
    .map((text) => `<text:p text:style-name="P1">${text.trim()}</text:p>`)
    .join('')}${inner}</office:text></office:body>`;

const link = (prefix: string, target: string): string => `${prefix}:type="simple" ${prefix}:href="${target}" ${prefix}:actuate="onLoad"`;

const background = (prefix: string, target: string): string =>
  `<office:automatic-styles><style:style style:name="P1" style:family="paragraph"><style:paragraph-properties><style:background-image ${link(prefix, target)}/></style:paragraph-properties></style:style></office:automatic-styles>`;

const frame = (inner: string): string => `<text:p><draw:frame svg:width="1cm" svg:height="1cm">${inner}</draw:frame></text:p>`;

const MIMETYPE = 'application/vnd.oasis.opendocument.text';

const flat = (inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${NAMESPACES} office:version="1.2" office:mimetype="${MIMETYPE}">${inner}</office:document>`;

const packed = (inner: string, members: Readonly<Record<string, string>> = {}, encoding: 'utf8' | 'utf16le' = 'utf8'): Buffer =>
  packAll(
    new Map<string, Buffer | string>([
      ['mimetype', MIMETYPE],
      [
        'content.xml',
        Buffer.from(
          `${encoding === 'utf8' ? '' : '\uFEFF'}<?xml version="1.0"?><office:document-content ${NAMESPACES} office:version="1.2">${inner}</office:document-content>`,
          encoding,
        ),
      ],
      [
        'META-INF/manifest.xml',
        `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">${[
          'content.xml',
          ...Object.keys(members),
        ]
          .map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`)
          .join('')}<manifest:file-entry manifest:full-path="/" manifest:media-type="${MIMETYPE}"/></manifest:manifest>`,
      ],
      ...Object.entries(members),
    ]),
  );

const asRtf = (mark: string): string =>
  orderText(mark)
    .split('\n\n')
    .map((text) => [...text].map((letter) => `\\u${letter.charCodeAt(0)}?`).join(''))
    .join('\\par ');
