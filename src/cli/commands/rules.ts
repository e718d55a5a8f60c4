import { Argument } from 'commander';
import type { Register } from './command.js';

const RULE_LIST_WIDTH = 120;

/** `poryadok rules list|explain|test|try` */
export const registerRules: Register = (program, { messages, ports, rulesFolder, exitWith }) => {
  const { help } = messages.texts;
  const rules = program
    .command('rules')
    .summary(help.rulesGroup)
    .description(help.rulesGroup)
    .addHelpText('after', `\n${help.rulesGroupAfter}`);
  const open = () => ports.openRules(rulesFolder());
  const shown = () => import('../rules.js');
  rules
    .command('list')
    .description(help.rulesList)
    .action(async () => ports.console.out((await shown()).listRules(messages, await open(), ports.console.width ?? RULE_LIST_WIDTH)));
  rules
    .command('explain')
    .description(help.rulesExplain)
    .addArgument(new Argument('<id>', help.ruleId))
    .action(async (id: string) => ports.console.out((await shown()).explainRule(messages, await open(), id)));
  rules
    .command('test')
    .description(help.rulesTest)
    .action(async () => {
      const tested = await (await open()).test();
      ports.console.out((await shown()).testedRules(messages, tested));
      exitWith(tested.failures.length > 0 ? 1 : 0);
    });
  rules
    .command('try')
    .description(help.rulesTry)
    .addArgument(new Argument('<phrase...>', help.phrase))
    .action(async (words: string[]) => ports.console.out((await shown()).triedPhrase(messages, await open(), words.join(' '))));
};
