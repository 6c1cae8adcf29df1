import { expect, test } from 'vitest';
import { bitByBit } from '../../../lib/overlay/bit-by-bit.ts';

test('a little is done at once, the rest in later tasks and in order', async () => {
  const list = Array.from({ length: 12 }, (_, at) => at);
  const done: number[] = [];
  const doneByTask: number[] = [];
  await new Promise<void>((resolve) => {
    bitByBit(list, (each) => {
      done.push(each);
      if (done.length === list.length) resolve();
    });
    doneByTask.push(done.length);
    setTimeout(() => doneByTask.push(done.length));
  });
  expect(done).toEqual(list);
  expect(doneByTask).toEqual([5, 10]);
});
