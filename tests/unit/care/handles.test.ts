import { describe, expect, test } from 'vitest';
import { answeringHandle, arrivedVia, groupOf } from '../../../lib/care/handles.ts';
import type { OwnedHandle } from '../../../lib/care/playbook.ts';
import { handle, post } from './build.ts';

const owned: OwnedHandle[] = [
  { handle: handle('shopoffers'), role: 'marketing' },
  { handle: handle('shop'), role: 'service' },
  { handle: handle('shopboss'), role: 'executive' },
  { handle: handle('hotelparis'), role: 'property' },
  { handle: handle('hotelrome'), role: 'property', group: 'rome' },
  { handle: handle('romecare'), role: 'service', group: 'rome' },
];
const handles = owned.map((each) => each.handle);

describe('a post arrived via', () => {
  test.each([
    ['the account it answers', { replyingTo: ['friend', 'shop'], text: '@shopoffers look' }, 'shop'],
    ['the first that it names', { text: 'hey @friend, @ShopOffers and @shop' }, 'shopoffers'],
    ['what the page names', { text: 'hello', mentions: ['shopboss'] }, 'shopboss'],
    ['none', { text: 'write to help@shop.example', mentions: ['friend'] }, undefined],
  ])('%s', (_, changes, via) => {
    expect(arrivedVia(post(changes), handles)).toBe(via);
  });
});

test.each([
  ['shopoffers', '', 'shop'],
  ['shop', '', 'shop'],
  ['shopboss', '', 'shop'],
  ['hotelparis', '@hotelparis', 'hotelparis'],
  ['hotelrome', 'rome', 'romecare'],
  [undefined, '', 'shop'],
])('what comes through %s is of group “%s” and answered by %s', (via, group, as) => {
  const through = via === undefined ? undefined : handle(via);
  expect(groupOf(through, owned)).toBe(group);
  expect(answeringHandle(through, owned)).toBe(as);
});

test('where nobody is there for service, whoever is there answers', () => {
  expect(answeringHandle(handle('a'), [{ handle: handle('a'), role: 'marketing' }])).toBe('a');
  expect(answeringHandle(undefined, [])).toBeUndefined();
});
