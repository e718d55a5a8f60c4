import { Argument, Option } from 'commander';
import { runSearch } from '../actions.js';
import type { Register } from './command.js';
import { jsonOption, wholeNumber } from './options.js';

const HIT_LIMIT = 20;

/** `poryadok search <dataset> <words...>` */
export const registerSearch: Register = (program, { messages, ports, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('search')
    .summary(help.search)
    .description(help.search)
    .addArgument(new Argument('<dataset>', help.dataset))
    .addArgument(new Argument('<words...>', help.words))
    .addOption(new Option('--limit <n>', help.limit).default(HIT_LIMIT).argParser((value) => wholeNumber('--limit', value)))
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.searchAfter}`)
    .action(async (dataset: string, words: string[], options: { limit: number; json?: boolean }) => {
      await runSearch(messages, ports, { ...options, dataset, query: words.join(' '), rules: rulesFolder() });
    });
};
