import type { Channel, Touchpoint } from '../../model/index.js';
import { fold } from '../../rules/tokens.js';
import { standardType } from './channels.js';

/**
 * «чат-бот «Дорожный помощник» в мессенджере» in the text tells what «Чат-бот «Дорожный помощник»» in the table is: a point takes the
 * channel of those that begin with its name and say more, where they agree and the type that the order gives it is not gainsaid.
 */
export const withChannelsOfFullerNames = (touchpoints: readonly Touchpoint[]): readonly Touchpoint[] => {
  const channels = channelsByBeginning(touchpoints);
  const emails = touchpoints.filter(({ channel }) => channel === 'email').map(({ name }) => keyOf(name));
  return touchpoints.map((touchpoint) => {
    if (isShortEmail(touchpoint, emails)) return { ...touchpoint, channel: 'email', typeStandard: standardType('email') };
    const channel = single(channels.get(keyOf(touchpoint.name)));
    if (channel === null || channel === touchpoint.channel || !mayBecome(touchpoint, channel)) return touchpoint;
    return { ...touchpoint, channel, typeStandard: standardType(channel) };
  });
};

/** «Почта» that a table calls digital, where the text speaks of «электронная почта». */
const isShortEmail = ({ source, name, channel, typeDeclared }: Touchpoint, emails: readonly string[]): boolean =>
  source === 'table' &&
  channel === 'post' &&
  typeDeclared === 'digital' &&
  !keyOf(name).includes(' ') &&
  emails.some((email) => email.split(' ').includes(keyOf(name)));

/** Channels of the names that begin with the words and go on behind them. */
const channelsByBeginning = (touchpoints: readonly Touchpoint[]): ReadonlyMap<string, ReadonlySet<Channel>> => {
  const found = new Map<string, Set<Channel>>();
  for (const { name, channel } of touchpoints) {
    const words = keyOf(name).split(' ');
    if (channel === 'other') continue;
    for (let count = 1; count < Math.min(words.length, MOST_WORDS); count += 1) {
      const key = words.slice(0, count).join(' ');
      found.set(key, (found.get(key) ?? new Set()).add(channel));
    }
  }
  return found;
};

const MOST_WORDS = 12;

const keyOf = (name: string): string =>
  fold(name)
    .replace(/[«»"“”„]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

const single = (channels: ReadonlySet<Channel> | undefined): Channel | null => {
  const [first = null, second] = channels ?? [];
  return second === undefined ? first : null;
};

/** A single word («сайт») names one thing of many, but for what lives now in a messenger, now on a site. */
const mayBecome = ({ name, channel, typeDeclared }: Touchpoint, next: Channel): boolean => {
  if (typeDeclared !== null && standardType(next) !== typeDeclared) return false;
  if (keyOf(name).includes(' ')) return true;
  return channel === 'other' || (channel === 'website' && next === 'messenger') || (channel === 'messenger' && next === 'website');
};
