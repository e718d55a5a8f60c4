import { Argument, Option } from 'commander';
import { SEVERITIES, type Severity } from '../../model/index.js';
import { CHECK_FORMATS, type CheckFormat } from '../check-format-names.js';
import type { Register } from './command.js';
import { jsonOption, oneOf } from './options.js';

/** `poryadok check <file>` */
export const registerCheck: Register = (program, { messages, ports, rulesFolder, exitWith }) => {
  const { help } = messages.texts;
  program
    .command('check')
    .summary(help.check)
    .description(help.check)
    .addArgument(new Argument('<file>', help.checkFile))
    .addOption(
      new Option('--fail-on <severity>', help.failOn).default('critical').argParser((value) => oneOf('--fail-on', SEVERITIES, value)),
    )
    .addOption(
      new Option('--format <format>', help.checkFormat).default('text').argParser((value) => oneOf('--format', CHECK_FORMATS, value)),
    )
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.checkAfter}`)
    .action(async (file: string, options: { failOn: Severity; format: CheckFormat; json?: boolean }) => {
      const { runCheck } = await import('../actions.js');
      exitWith(await runCheck(messages, ports, { ...options, file, rules: rulesFolder() }));
    });
};
