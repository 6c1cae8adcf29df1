// The chart to begin with, after the classic web posting response assessment: praise, troll, rager, misguided, unhappy
// customer. Its words are Perch's own; before every silence it asks whether many would see it (the reach rule).
import type { Chart, Question } from './schema.ts';

/** A complete chart; every tag, tier and reason that it names is in the default playbook. */
export const defaultChart = (): Chart => ({
  start: 'about-us',
  reach: { followers: 10_000, hashtags: [] },
  questions: [
    ask('about-us', 'Is it about us, and did a person write it?', [
      ['yes', 'Yes', 'tone'],
      ['spam', 'No, it is spam or a bot', 'spam'],
      ['no', 'No, it means somebody else', 'not-for-us'],
    ]),
    ask('tone', 'What does the post want?', [
      ['help', 'It asks for something', 'stakes-help'],
      ['praise', 'It is kind about us', 'praise'],
      ['complains', 'It complains', 'misguided'],
      ['attacks', 'It attacks or mocks us', 'troll'],
    ]),
    ask('praise', 'Would an answer add something?', [
      ['yes', 'Yes: thanks, or a share', 'thank'],
      ['no', 'No, it stands well alone', 'let-stand'],
    ]),
    ask(
      'troll',
      'Is the account out to bait or belittle, whatever we say?',
      [
        ['yes', 'Yes, a troll', 'troll-reach'],
        ['no', 'No, it may be honest', 'rager'],
      ],
      'Judge the post and the account: earlier cases, tone towards others, age.',
    ),
    reach('troll-reach', 'troll-watch'),
    ask('rager', 'Is it a rant, a joke or satire, with nothing that we could put right?', [
      ['yes', 'Yes, letting off steam', 'rager-reach'],
      ['no', 'No, there is a matter in it', 'misguided'],
    ]),
    reach('rager-reach', 'rager-watch'),
    ask(
      'misguided',
      'Does it get a fact wrong?',
      [
        ['yes', 'Yes, and we can show it', 'facts'],
        ['unsure', 'Perhaps, we have to check', 'check-facts'],
        ['no', 'No', 'unhappy'],
      ],
      'Not a matter of taste: something that a source settles.',
    ),
    ask('unhappy', 'Did something go wrong for this customer with us?', [
      ['yes', 'Yes', 'stakes'],
      ['no', 'No, it is another criticism', 'criticism'],
    ]),
    stakes('stakes', 'again'),
    stakes('stakes-help', 'answer'),
    ask('again', 'Did they write before and get no help?', [
      ['yes', 'Yes', 'restore-now'],
      ['no', 'No', 'restore'],
    ]),
  ],
  outcomes: [
    {
      id: 'spam',
      name: 'Spam',
      respond: 'no',
      protocol: 'Do not answer. Report it to X where it breaks the rules.',
      tag: 'spam',
      priority: 'low',
      dismiss: 'spam',
    },
    {
      id: 'not-for-us',
      name: 'Not for us',
      respond: 'no',
      protocol: 'Leave it. Where the brand term keeps catching others, add a term to the playbook.',
      dismiss: 'not-for-us',
    },
    {
      id: 'thank',
      name: 'Thank them',
      respond: 'yes',
      protocol: 'Thank them by name, in one line. Share it if they would be glad of it.',
      tag: 'praise',
      priority: 'low',
    },
    {
      id: 'let-stand',
      name: 'Let it stand',
      respond: 'no',
      protocol: 'Like it, and leave it as it is.',
      tag: 'praise',
      dismiss: 'no-answer-needed',
    },
    {
      id: 'troll-watch',
      name: 'Troll',
      respond: 'monitor',
      protocol:
        'Do not answer the bait. Whatever they write next opens a new case; look at it afresh, for the verdict is on this post and not on the person.',
      tag: 'troll',
      priority: 'low',
      dismiss: 'troll',
    },
    {
      id: 'rager-watch',
      name: 'Rager',
      respond: 'monitor',
      protocol: 'Let it cool. Do not joke back. If a matter shows in a later post, take that one up.',
      tag: 'angry',
      priority: 'low',
      dismiss: 'no-answer-needed',
    },
    {
      id: 'audience',
      name: 'Answer for the audience',
      respond: 'yes',
      protocol:
        'Answer once, calmly, for those who read along: one fact, one offer of help, a source. Do not argue; a second answer only if they ask something.',
      tag: 'hot',
      priority: 'high',
      escalate: { tier: 't2', reason: 'press' },
    },
    {
      id: 'facts',
      name: 'Put the facts right',
      respond: 'yes',
      protocol: 'Say what is so, kindly, with a link that shows it. Grant whatever part of it is right.',
      tag: 'feedback',
      priority: 'normal',
    },
    {
      id: 'check-facts',
      name: 'Check first',
      respond: 'yes',
      protocol:
        'Say that you are looking into it and by when you will be back. Ask the lead; correct nothing that you cannot show.',
      tag: 'feedback',
      priority: 'normal',
      escalate: { tier: 't2', reason: 'needs-expert' },
    },
    {
      id: 'criticism',
      name: 'Hear the criticism',
      respond: 'yes',
      protocol: 'Thank them for saying so, pass it on, and say to whom. Promise nothing that is not decided.',
      tag: 'feedback',
      priority: 'low',
    },
    {
      id: 'answer',
      name: 'Answer the question',
      respond: 'yes',
      protocol: 'Answer in public, in one reply if it can be done. Take personal data private.',
      tag: 'question',
      priority: 'normal',
    },
    {
      id: 'restore',
      name: 'Make it good',
      respond: 'yes',
      protocol:
        'Say sorry without a “but”, say what you do about it and by when. Take it private once it needs an order or an account.',
      tag: 'complaint',
      priority: 'high',
    },
    {
      id: 'restore-now',
      name: 'Make it good, at once',
      respond: 'yes',
      protocol:
        'Say sorry for both: what went wrong, and that nobody helped. One person stays with it until it is solved.',
      tag: 'complaint',
      priority: 'urgent',
      escalate: { tier: 't2', reason: 'repeat-contact' },
    },
    {
      id: 'grave',
      name: 'Press, safety or legal',
      respond: 'yes',
      protocol:
        'Say that it has been read and who takes it up. Nothing about the matter itself before the tier has decided.',
      tag: 'safety',
      priority: 'urgent',
      escalate: { tier: 't4', reason: 'safety-legal' },
    },
  ],
});

const ask = (
  id: string,
  words: string,
  answers: readonly (readonly [id: string, name: string, leadsTo: string])[],
  help?: string,
): Question => ({
  id,
  ask: words,
  answers: answers.map(([answerId, name, leadsTo]) => ({ id: answerId, name, leadsTo })),
  ...(help ? { help } : {}),
});

const reach = (id: string, watch: string): Question => ({
  ...ask(
    id,
    'Would many people see our silence?',
    [
      ['yes', 'Yes: a large following, or a popular hashtag', 'audience'],
      ['no', 'No', watch],
    ],
    'Troll or not: the answer is then for those who read along.',
  ),
  fact: 'reach',
});

const stakes = (id: string, otherwise: string): Question =>
  ask(id, 'Does it touch somebody’s safety, the law or the press?', [
    ['yes', 'Yes', 'grave'],
    ['no', 'No', otherwise],
  ]);
