import { LANGS, type Lang } from '../messages/index.js';

/** Language of messages: as asked, else that of the locale; Russian for a Russian locale, English for any other. */
export const langOf = (args: readonly string[], env: Readonly<Record<string, string | undefined>>): Lang => {
  const asked = askedFor(args);
  const known = LANGS.find((lang) => lang === asked);
  if (known !== undefined) return known;
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return locale.toLowerCase().startsWith('ru') ? 'ru' : 'en';
};

const askedFor = (args: readonly string[]): string | undefined => {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const arg = args[at];
  return arg === '--lang' ? args[at + 1] : arg?.slice('--lang='.length);
};
