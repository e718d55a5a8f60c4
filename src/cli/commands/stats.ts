import { Argument } from 'commander';
import type { Register } from './command.js';
import { jsonOption } from './options.js';

/** `poryadok stats <dataset>` */
export const registerStats: Register = (program, { messages, ports, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('stats')
    .summary(help.stats)
    .description(help.stats)
    .addArgument(new Argument('<dataset>', help.dataset))
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.statsAfter}`)
    .action(async (dataset: string, { json }: { json?: boolean }) => {
      const { datasetStats, statsText } = await import('../stats.js');
      const stats = datasetStats(dataset, rulesFolder());
      ports.console.out(json === true ? `${JSON.stringify(stats, null, 2)}\n` : statsText(messages, stats, ports.console.width));
    });
};
