import type { Installed, ShownDifference } from '../doctor.js';
import { fill, type Messages } from '../messages/index.js';
import type { Ports } from './ports.js';

export interface DoctorOptions {
  readonly json?: boolean;
  /** A DOCX to read with two readers; null for none. */
  readonly file: string | null;
  readonly rules: string;
}

/** `poryadok doctor`: exit code 1 where a program is missing, or where a second reader sees another text in the file. */
export const runDoctor = async (messages: Messages, ports: Ports, options: DoctorOptions): Promise<number> => {
  const installed = await ports.findInstalled();
  const differences = options.file === null ? null : await ports.readTwice(options.rules, options.file);
  const missing = installed.filter((each) => !each.found);
  const unexplained = differences?.filter((each) => each.reason === null) ?? [];
  ports.console.out(
    options.json
      ? `${JSON.stringify({ installed, ...(options.file === null ? {} : { differences }) }, null, 2)}\n`
      : `${[...toolLines(messages, installed), ...(options.file === null ? [] : fileLines(messages, options.file, differences))].join('\n')}\n`,
  );
  return missing.length > 0 || unexplained.length > 0 ? 1 : 0;
};

/** How each program is had: Debian and Ubuntu, macOS with Homebrew, Windows. */
const INSTALL: Readonly<Record<Installed['tool'], { readonly debian: string; readonly macos: string; readonly windows: string }>> = {
  libreoffice: {
    debian: 'apt install libreoffice-writer-nogui',
    macos: 'brew install --cask libreoffice',
    windows: 'winget install TheDocumentFoundation.LibreOffice',
  },
  tesseract: { debian: 'apt install tesseract-ocr', macos: 'brew install tesseract', windows: 'winget install UB-Mannheim.TesseractOCR' },
  'tesseract-rus': {
    debian: 'apt install tesseract-ocr-rus',
    macos: 'brew install tesseract-lang',
    windows: 'rus.traineddata (github.com/tesseract-ocr/tessdata_best) → TESSDATA_PREFIX',
  },
  poppler: { debian: 'apt install poppler-utils', macos: 'brew install poppler', windows: 'winget install oschwartz10612.Poppler' },
};

const toolLines = (messages: Messages, installed: readonly Installed[]): readonly string[] => {
  const { doctor } = messages.texts;
  const missing = installed.filter((each) => !each.found);
  return [
    ...installed.flatMap((each) => [
      fill(each.found ? doctor.found : doctor.missing, { name: doctor[each.tool], version: each.version, path: each.path }),
      ...(each.found ? [] : Object.entries(INSTALL[each.tool]).map(([system, command]) => `    ${SYSTEMS[system] ?? system}: ${command}`)),
    ]),
    '',
    missing.length === 0 ? doctor.complete : doctor.incomplete,
  ];
};

const SYSTEMS: Readonly<Record<string, string>> = { debian: 'Debian', macos: 'macOS', windows: 'Windows' };

const fileLines = (messages: Messages, file: string, differences: readonly ShownDifference[] | null): readonly string[] => {
  const { doctor } = messages.texts;
  if (differences === null) return ['', fill(doctor.notCompared, { path: file })];
  if (differences.length === 0) return ['', fill(doctor.alike, { path: file })];
  return [
    '',
    fill(doctor.differ, { path: file, count: differences.length }),
    ...differences.map(
      (each) => `  ${fill(doctor.difference, { side: each.side, against: each.against, text: each.text, reason: each.reason })}`,
    ),
  ];
};
