import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Word files as LibreOffice saves them in another format, by the names they are given under. */
export const saveAs = (files: ReadonlyMap<string, Buffer>, format: 'pdf' | 'odt' | 'doc' | 'rtf' | 'html'): Map<string, Buffer> => {
  const folder = mkdtempSync(path.join(tmpdir(), 'poryadok-fixtures-'));
  try {
    const names = [...files.keys()];
    for (const name of names) writeFileSync(path.join(folder, `${name}.docx`), files.get(name) ?? '');
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`;
    const sources = names.map((name) => path.join(folder, `${name}.docx`));
    execFileSync('soffice', [profile, '--headless', '--convert-to', TARGETS[format], '--outdir', folder, ...sources], { stdio: 'ignore' });
    return new Map(names.map((name) => [name, readFileSync(path.join(folder, `${name}.${format}`))]));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const TARGETS = {
  pdf: 'pdf:writer_pdf_Export',
  odt: 'odt',
  doc: 'doc:MS Word 97',
  rtf: 'rtf:Rich Text Format',
  html: 'html:HTML (StarWriter)',
} as const;
