import { Argument, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../../dataset/export/formats.js';
import type { Register } from './command.js';
import { oneOf } from './options.js';

interface Options {
  readonly format: ExportFormat;
  readonly out: string;
  readonly bom?: boolean;
  readonly formulas: boolean;
}

/** `poryadok export <dataset> --format <format>` */
export const registerExport: Register = (program, { messages, ports, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('export')
    .summary(help.export)
    .description(help.export)
    .addArgument(new Argument('<dataset>', help.dataset))
    .addOption(
      new Option(`--format <${EXPORT_FORMATS.join('|')}>`, help.exportFormat)
        .makeOptionMandatory()
        .argParser((value) => oneOf('--format', EXPORT_FORMATS, value)),
    )
    .option('--out <dir>', help.exportOut, 'output/export')
    .option('--bom', help.exportBom)
    .option('--no-formulas', help.exportNoFormulas)
    .addHelpText('after', `\n${help.exportAfter}`)
    .action(async (dataset: string, { format, out, bom, formulas }: Options) => {
      const [{ exportDataset }, { openExportContext }] = await Promise.all([import('../export.js'), import('../../export-context.js')]);
      const context = openExportContext(rulesFolder(), messages.lang);
      const options = {
        dataset,
        format,
        out,
        bom: bom === true ? 'with' : 'without',
        formulas: formulas ? 'kept' : 'neutralized',
      } as const;
      ports.console.out(await exportDataset(messages, context, options));
    });
};
