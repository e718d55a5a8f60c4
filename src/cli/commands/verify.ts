import { Argument } from 'commander';
import type { Register } from './command.js';
import { jsonOption } from './options.js';

/** `poryadok verify <dataset> [folder]`: exit code 1 where anything does not hold. */
export const registerVerify: Register = (program, { messages, ports, rulesFolder, exitWith }) => {
  const { help } = messages.texts;
  program
    .command('verify')
    .summary(help.verify)
    .description(help.verify)
    .addArgument(new Argument('<dataset>', help.dataset))
    .addArgument(new Argument('[folder]', help.verifyFolder))
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.verifyAfter}`)
    .action(async (dataset: string, folder: string | undefined, { json }: { json?: boolean }) => {
      const { verifiedText, verifyDataset } = await import('../verify.js');
      const verified = await verifyDataset(dataset, folder ?? null, () => ports.openEngine(rulesFolder()));
      ports.console.out(json === true ? `${JSON.stringify(verified, null, 2)}\n` : verifiedText(messages, verified));
      exitWith(verified.problems.length > 0 ? 1 : 0);
    });
};
