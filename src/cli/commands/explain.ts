import { Argument } from 'commander';
import type { Register } from './command.js';
import { jsonOption } from './options.js';

/** `poryadok explain <file> <requirement>` */
export const registerExplain: Register = (program, { messages, ports, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('explain')
    .summary(help.explain)
    .description(help.explain)
    .addArgument(new Argument('<file>', help.checkFile))
    .addArgument(new Argument('<requirement>', help.explainRequirement))
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.explainAfter}`)
    .action(async (file: string, requirement: string, options: { json?: boolean }) => {
      const { runExplain } = await import('../explain.js');
      await runExplain(messages, ports, { ...options, file, requirement, rules: rulesFolder() });
    });
};
