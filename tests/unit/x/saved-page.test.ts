import { describe, expect, it } from 'vitest';
import { readSavedFile } from '../../tools/saved-page.ts';

const read = (name: string, text: string) => readSavedFile(name, new TextEncoder().encode(text));

describe('a saved page', () => {
  it.each([
    ['<html><link rel="canonical" href="https://x.com/acme"></html>', 'https://x.com/acme'],
    [
      '<html><link href="https://twitter.com/a/status/1?s=20" rel=canonical>',
      'https://x.com/a/status/1?s=20',
    ],
    ['<meta content="https://mobile.twitter.com/acme" property="og:url">', 'https://x.com/acme'],
    ['<meta property="og:url" content="https://pro.x.com/i/decks/1">', 'https://pro.x.com/i/decks/1'],
    ['<!-- saved from url=(0022)https://x.com/home -->\n<html>', 'https://x.com/home'],
    ['<link rel="canonical" href="https://elsewhere.example/">', undefined],
    ['<article data-testid="tweet"></article>', undefined],
  ])('%s belongs to %s', (html, url) => {
    expect(read('page.html', html)).toEqual({ kind: 'page', html, url });
  });

  it('may be kept as a JSON string', () => {
    expect(read('page.html', JSON.stringify('<p title="x">'))).toMatchObject({ html: '<p title="x">' });
  });

  it('is taken out of a mail archive', () => {
    const mail = [
      'From: <Saved by Blink>',
      'Snapshot-Content-Location: https://x.com/acme/status/1',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; boundary="--b"',
      '',
      '----b',
      'Content-Type: text/html',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      '<p title=3D"x">caf=C3=A9 =',
      'now</p>',
      '----b',
      'Content-Type: text/css',
      '',
      'p {}',
      '----b--',
    ].join('\r\n');
    const page = read('page.mhtml', mail);
    expect(page).toMatchObject({ kind: 'page', url: 'https://x.com/acme/status/1' });
    expect(page.kind === 'page' && page.html.trim()).toBe('<p title="x">café now</p>');
  });

  it.each([
    ['answer.json', '{"data":'],
    ['answer.txt', '[1'],
    ['page.html', 'no markup'],
    ['page.html', ''],
    ['page.mhtml', 'MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nhello'],
  ])('is not %s with %j', (name, text) => {
    expect(read(name, text).kind).toBe('refused');
  });

  it.each([
    ['answer.json', '{"data":{}}', [{ data: {} }]],
    ['answer.txt', ' [1]', [[1]]],
    ['answers.jsonl', '{"data":1}\n\n{"data":2}\n', [{ data: 1 }, { data: 2 }]],
  ])('is responses in %s with %j', (name, text, responses) => {
    expect(read(name, text)).toEqual({ kind: 'responses', responses });
  });
});
