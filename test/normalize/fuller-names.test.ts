import { describe, expect, it } from 'vitest';
import type { Channel, Touchpoint, TouchpointType } from '../../src/model/index.js';
import { withChannelsOfFullerNames } from '../../src/normalize/touchpoints/fuller-names.js';

const point = (name: string, channel: Channel, typeDeclared: TouchpointType | null = null): Touchpoint => ({
  id: name,
  clauseId: null,
  start: 0,
  end: name.length,
  quote: name,
  page: null,
  ruleId: 'table/touchpoint',
  confidence: 1,
  listRowId: null,
  source: 'table',
  name,
  channel,
  typeDeclared,
  typeStandard: null,
});

const CASES: readonly (readonly [string, readonly Touchpoint[], Channel])[] = [
  [
    'a bot that lives in a messenger',
    [point('Чат-бот «Дорожный помощник»', 'website', 'digital'), point('чат-бот «Дорожный помощник» в мессенджере MAX', 'messenger')],
    'messenger',
  ],
  ['a bot named by its kind', [point('Чат-бот', 'website'), point('чат-бот в Telegram', 'messenger')], 'messenger'],
  [
    'a community',
    [point('Сообщество «Дороги края»', 'messenger'), point('сообщество «Дороги края» в социальной сети «ВКонтакте»', 'social-network')],
    'social-network',
  ],
  ['an account', [point('личный кабинет', 'website'), point('личный кабинет на ЕПГУ', 'public-services-portal')], 'public-services-portal'],
  ['mail that is called digital', [point('Почта', 'post', 'digital'), point('электронная почта', 'email')], 'email'],
  // Near misses.
  ['mail that is called offline', [point('Почта', 'post', 'offline'), point('электронная почта', 'email')], 'post'],
  ['mail with no e-mail beside it', [point('Почта', 'post', 'digital'), point('сайт', 'website')], 'post'],
  ['a site beside another', [point('Сайт', 'website'), point('сайт Госуслуг', 'public-services-portal')], 'website'],
  ['the beginning of another word', [point('Чат', 'messenger'), point('чат-бот на сайте', 'website')], 'messenger'],
  [
    'two that disagree',
    [point('чат-бот', 'website'), point('чат-бот в MAX', 'messenger'), point('чат-бот на портале', 'website')],
    'website',
  ],
  [
    'another type than the order says',
    [point('прием у врача', 'in-person', 'offline'), point('прием у врача по видеосвязи', 'video-call')],
    'in-person',
  ],
];

describe('channels told by fuller names', () => {
  it.each(CASES)('%s', (_, points, expected) => {
    expect(withChannelsOfFullerNames(points)[0]?.channel).toBe(expected);
  });
});
