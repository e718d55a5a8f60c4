import { Argument, Option } from 'commander';
import type { Register } from './command.js';
import { jsonOption } from './options.js';

const LIST_WIDTH = 120;

interface Options {
  readonly csv?: boolean;
  readonly json?: boolean;
  readonly param?: readonly string[];
}

/** `poryadok query <dataset> [id]` */
export const registerQuery: Register = (program, { messages, ports, rulesFolder }) => {
  const { help } = messages.texts;
  program
    .command('query')
    .summary(help.query)
    .description(help.query)
    .addArgument(new Argument('<dataset>', help.dataset))
    .addArgument(new Argument('[id]', help.queryId))
    .option('--param <name=value...>', help.queryParam)
    .addOption(new Option('--csv', help.csv))
    .addOption(jsonOption(messages))
    .addHelpText('after', `\n${help.queryAfter}`)
    .action(async (dataset: string, id: string | undefined, { csv, json, param }: Options) => {
      const [{ openDataset }, { ask }, { answerText, chosenQuery, queryList }, { loadQueries }] = await Promise.all([
        import('../../store/index.js'),
        import('../../dataset/queries.js'),
        import('../query.js'),
        import('../load-lexicons.js'),
      ]);
      const queries = loadQueries(rulesFolder());
      if (id === undefined) {
        ports.console.out(
          json === true ? `${JSON.stringify(queries, null, 2)}\n` : queryList(messages, queries, ports.console.width ?? LIST_WIDTH),
        );
        return;
      }
      const query = chosenQuery(queries, id, param ?? []);
      const db = openDataset(dataset);
      try {
        const format = json === true ? 'json' : csv === true ? 'csv' : 'table';
        ports.console.out(answerText(messages, ask(db, query), format, ports.console.width));
      } finally {
        db.close();
      }
    });
};
