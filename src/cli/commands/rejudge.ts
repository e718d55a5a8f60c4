import { Argument } from 'commander';
import type { Register } from './command.js';
import { jsonOption } from './options.js';

/** `poryadok rejudge <dataset> --standard <folder>` */
export const registerRejudge: Register = (program, { messages, ports, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('rejudge')
    .summary(help.rejudge)
    .description(help.rejudge)
    .addArgument(new Argument('<dataset>', help.dataset))
    .requiredOption('--standard <dir>', help.rejudgeStandard)
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.rejudgeAfter}`)
    .action(async (dataset: string, { standard, json }: { standard: string; json?: boolean }) => {
      const { rejudgeDataset, rejudgedText } = await import('../rejudge.js');
      const { clock, version, console } = ports;
      const done = rejudgeDataset(messages, { dataset, standard, reading: rulesFolder(), clock, version });
      console.out(json === true ? `${JSON.stringify(done, null, 2)}\n` : rejudgedText(messages, done, console.width));
    });
};
