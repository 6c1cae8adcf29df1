import { describe, expect, test } from 'vitest';
import type { Post } from '../../../lib/care/post.ts';
import type { RiskSubject } from '../../../lib/care/risk/risk.ts';
import { riskOf } from '../../../lib/care/risk/risk.ts';
import { defaultRiskRules, riskRulesSchema } from '../../../lib/care/risk/rules.ts';
import type { Sighting } from '../../../lib/care/risk/speed.ts';
import { minutes, noon, post, postId } from './build.ts';

const rules = defaultRiskRules();
const brands = ['acme', 'acmehelp', 'Acme Kettles'];
const riskOfPost = (changes: Partial<Record<keyof Post, unknown>>, more: Partial<RiskSubject> = {}) =>
  riskOf({ posts: [post(changes)], brands, ...more }, rules);
const words = (risk: ReturnType<typeof riskOf>): string[] => risk.reasons.map((reason) => reason.words);
const seen = (at: number, reposts: number): Sighting => ({
  postId: postId('100'),
  at,
  counters: { reposts },
});

test('nothing special is calm, without reasons', () => {
  expect(riskOfPost({ text: '@acme what time do you open?' })).toEqual({ level: 'calm', reasons: [] });
});

// What spreads draws attention, whatever time lies between the three sightings.
test.each([1, 5, 60, 1_440])('reposts 2, 40, 300, seen %d minutes apart: calm, watch, hot', (apart) => {
  const counts = [2, 40, 300];
  const levels = counts.map((_, last) => {
    const sightings = counts
      .slice(0, last + 1)
      .map((reposts, i) => seen(noon + minutes(apart * (i + 1)), reposts));
    return riskOfPost({ counters: { reposts: 2 } }, { sightings }).level;
  });
  expect(levels).toEqual(['calm', 'watch', 'hot']);
});

describe('spreading', () => {
  test('names count and speed', () => {
    const sightings = [seen(noon + minutes(10), 20), seen(noon + minutes(20), 120)];
    expect(riskOfPost({}, { sightings })).toMatchObject({
      level: 'hot',
      reasons: [
        { kind: 'speed', level: 'hot', words: '10 reposts a minute' },
        { kind: 'reposts', level: 'watch', words: '120 reposts' },
      ],
    });
  });

  test('counts from the publishing where nothing was seen before', () => {
    const risk = riskOfPost({ counters: { reposts: 20 }, firstSeenAt: noon + minutes(5) });
    expect(words(risk)).toEqual(['4 reposts a minute']);
  });

  test('what slowed down is fast no longer', () => {
    const sightings = [seen(noon + minutes(1), 20), seen(noon + minutes(60), 21)];
    expect(riskOfPost({}, { sightings }).reasons).toEqual([]);
  });

  test('a counter that fell, or two looks in one minute, say nothing of speed', () => {
    expect(riskOfPost({}, { sightings: [seen(noon + 1, 20), seen(noon + minutes(60), 15)] }).level).toBe(
      'calm',
    );
    expect(riskOfPost({}, { sightings: [seen(noon + 1_000, 12), seen(noon + 30_000, 24)] }).level).toBe(
      'calm',
    );
  });

  test('the order of sightings does not matter, nor do those of another post', () => {
    const sightings = [seen(noon + minutes(20), 300), seen(noon + minutes(10), 20)];
    const other = { postId: postId('7'), at: noon + minutes(30), counters: { reposts: 9_000 } };
    expect(riskOfPost({}, { sightings: [...sightings, other] })).toEqual(
      riskOfPost({}, { sightings: sightings.toReversed() }),
    );
  });
});

describe('reach', () => {
  test.each([
    [9_999, 'calm', []],
    [10_000, 'watch', ['10,000 followers']],
    [1_250_000, 'hot', ['1,250,000 followers']],
  ] as const)('%d followers', (followers, level, because) => {
    const risk = riskOfPost({ followers });
    expect(risk.level).toBe(level);
    expect(words(risk)).toEqual(because);
  });

  test('a popular hashtag', () => {
    expect(words(riskOfPost({ text: 'no #Snow here', hashtags: ['Snow'] }, { popular: ['snow'] }))).toEqual([
      'popular hashtag #snow',
    ]);
  });
});

describe('public shaming', () => {
  test.each([
    ['a compound', 'My kettle again #acmefail', '#acmefail'],
    ['the other way round', '#boycottacme', '#boycottacme'],
    ['a brand of two words', '#AcmeKettlesSucks', '#AcmeKettlesSucks'],
    ['brand and bare #fail', '@acme … #fail', '#fail'],
    ['glued', 'acme#fail', '#fail'],
    ['Spanish', '#AcmeVergüenza', '#AcmeVergüenza'],
    ['French', '@acme #honte', '#honte'],
    ['German', '#NieWiederAcme', '#NieWiederAcme'],
    ['Japanese', '@acme #最悪', '#最悪'],
    ['words', 'Everyone should know how @acme treats us', '“everyone should know”'],
  ])('%s', (_, text, because) => {
    const risk = riskOfPost({ text });
    expect(risk.level).toBe('watch');
    expect(words(risk)).toContain(because);
  });

  test.each([
    ['a bare #fail about something else', 'my cake #fail', {}],
    ['a longer word', '#acmefailsafe', {}],
    ['another brand', '#otherfail', {}],
  ])('not %s', (_, text, changes) => {
    expect(riskOfPost({ text, ...changes }).level).toBe('calm');
  });

  test('a bare #fail in an answer to the brand is meant for it', () => {
    expect(riskOfPost({ text: 'great work #fail', replyingTo: ['acme'] }).level).toBe('watch');
  });
});

describe('repeated contact', () => {
  test.each([
    ['This is the third time I ask', { times: 3 }, 'asked 3 times'],
    ['3rd time writing to you', { times: 3 }, 'asked 3 times'],
    ['I have called four times', { times: 4 }, 'asked 4 times'],
    ['emailed you twice', { times: 2 }, 'asked 2 times'],
    ['been waiting 5 days', { waitedHours: 120 }, 'waiting 5 days'],
    ['waiting for over five days now', { waitedHours: 120 }, 'waiting 5 days'],
    ['two weeks later and nothing', { waitedHours: 336 }, 'waiting 14 days'],
    ['es la tercera vez que escribo', { times: 3 }, 'asked 3 times'],
    ['llevo 5 días esperando', { waitedHours: 120 }, 'waiting 5 days'],
    ['he llamado cuatro veces', { times: 4 }, 'asked 4 times'],
    ['c’est la troisième fois', { times: 3 }, 'asked 3 times'],
    ['3ème relance sans réponse', { times: 3 }, 'asked 3 times'],
    ['j’attends depuis cinq jours', { waitedHours: 120 }, 'waiting 5 days'],
    ['zum dritten Mal', { times: 3 }, 'asked 3 times'],
    ['schon 3 Mal angerufen', { times: 3 }, 'asked 3 times'],
    ['ich warte seit fünf Tagen', { waitedHours: 120 }, 'waiting 5 days'],
    ['seit 2 Wochen keine Lieferung', { waitedHours: 336 }, 'waiting 14 days'],
    ['pela terceira vez', { times: 3 }, 'asked 3 times'],
    ['há 5 dias esperando', { waitedHours: 120 }, 'waiting 5 days'],
    ['3回目の問い合わせです', { times: 3 }, 'asked 3 times'],
    ['五日待っています', { waitedHours: 120 }, 'waiting 5 days'],
  ])('%s', (text, contact, because) => {
    const risk = riskOfPost({ text });
    expect(risk.contact).toEqual(contact);
    expect(words(risk)).toContain(because);
    expect(risk.level).not.toBe('calm');
  });

  test.each([
    'delivery takes 5 days',
    'buy three, get one free',
    'the second time I visited it was lovely',
    'I have been to four shops',
    'third floor, second door',
    '2 times 2 is 4',
  ])('not in "%s"', (text) => {
    const risk = riskOfPost({ text });
    expect(risk.contact).toBeUndefined();
    expect(risk.level).toBe('calm');
  });

  test('without a figure, the words themselves', () => {
    expect(words(riskOfPost({ text: 'Still waiting @acme' }))).toEqual(['“still waiting”']);
    expect(words(riskOfPost({ text: 'Sigo esperando' }))).toEqual(['“sigo esperando”']);
  });

  test('a long wait is hot', () => {
    expect(riskOfPost({ text: 'waiting 3 weeks' }).level).toBe('hot');
  });
});

test('press, by name or profile', () => {
  expect(words(riskOfPost({ name: 'Ana | journalist' }))).toEqual(['“journalist” in the profile']);
  expect(words(riskOfPost({ bio: 'Redactora en un diario' }))).toEqual(['“redactora” in the profile']);
  expect(riskOfPost({ text: 'I am no journalist' }).level).toBe('calm');
});

test('three kinds of reason to watch make it hot, three reasons of one kind do not', () => {
  expect(riskOfPost({ text: 'third time I ask #acmefail', followers: 12_000 }).level).toBe('hot');
  expect(riskOfPost({ text: 'once again, already called, several times' }).level).toBe('watch');
});

test('hot reasons come first', () => {
  const { reasons } = riskOfPost({ text: '#acmefail', followers: 12_000, counters: { reposts: 900 } });
  expect(reasons.map(({ level }) => level)).toEqual([...reasons.map(({ level }) => level)].toSorted());
});

test('thresholds are data', () => {
  const strict = riskRulesSchema.parse({ followers: { watch: 10, hot: 20 } });
  expect(riskOf({ posts: [post({ followers: 20 })], brands }, strict).level).toBe('hot');
  expect(strict.reposts).toEqual(rules.reposts);
  expect(riskRulesSchema.safeParse({ followers: { watch: 20, hot: 10 } }).success).toBe(false);
});
