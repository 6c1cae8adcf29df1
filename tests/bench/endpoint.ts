// The endpoint as a process of its own, beside what SQLite does by itself on the same disk in the same run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readFrames } from '../../lib/sync/protocol/frames.ts';
import { createHttp, createTeam, openLine, pushOf } from '../server/client.ts';
import { runEndpoint } from '../server/process.ts';
import { envelopeOf } from '../server/set-up.ts';
import { openBare } from './bare-sqlite.ts';
import { catchUp } from './catch-up.ts';
import { median, type Row } from './row.ts';
import { measureTeams } from './teams.ts';

/** Bytes that are sealed: an event of some 250 characters. */
const sealed = 272;
const rounds = 21;
/** An endpoint runs for weeks: it is measured as it is when its code has been compiled for good. */
const warmUps = 10;
const connections = 16;

/** Does its work and gives how many envelopes it was. Only `work` is on the clock. */
interface Side<T> {
  prepare: () => T;
  work: (prepared: T) => Promise<number> | number;
}

const rateOf = async <T>({ prepare, work }: Side<T>): Promise<number> => {
  const prepared = prepare();
  const began = performance.now();
  return ((await work(prepared)) / (performance.now() - began)) * 1000;
};

/** Both by turns, so that whatever else the machine does falls on both. */
const compare = async <A, B>(alone: Side<A>, whole: Side<B>) => {
  const rates: [number, number][] = [];
  for (let round = -warmUps; round < rounds; round++) {
    const both: [number, number] = [await rateOf(alone), await rateOf(whole)];
    if (round >= 0) rates.push(both);
  }
  const [bare, ours] = [median(rates.map(([rate]) => rate)), median(rates.map(([, rate]) => rate))];
  return {
    figure: ours / bare,
    unit: '',
    atLeast: true,
    detail: `${Math.round(ours)} envelopes a second; SQLite alone ${Math.round(bare)}; medians of ${rounds}`,
  };
};

const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

export const measureEndpoint = async (): Promise<Row[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'perch-bench-'));
  const endpoint = await runEndpoint({ DATABASE_URL: `sqlite:${join(folder, 'perch.db')}` });
  const busy = await measureTeams(endpoint);
  const http = createHttp(endpoint.url);
  const bare = openBare(join(folder, 'bare.db'));

  /** A device of its own, and its next push. */
  const newPusher = async (perPush: number) => {
    const { workspace, manager } = await createTeam(http);
    const [path, { token }] = [`/v1/w/${workspace}`, manager];
    let seq = 0;
    const next = () => pushOf(times(perPush, () => envelopeOf(workspace, manager.id, ++seq, 1, sealed)));
    const push = async (body: Buffer): Promise<void> => {
      const { status, body: answer } = await http.ask(`${path}/push`, { token, body });
      if (status !== 200) throw new Error(String(answer));
    };
    const pull = async (since: number, limit: number): Promise<number> => {
      const { body } = await http.ask(`${path}/log?since=${since}&limit=${limit}`, { token });
      return (readFrames(new Uint8Array(body)) ?? []).length - 1;
    };
    return { workspace, token, next, push, pull };
  };

  const bareOf = (pushes: number, perPush: number): Side<Buffer[]> => ({
    prepare: () => times(perPush, () => Buffer.alloc(45 + sealed, 7)),
    work: (bodies) => {
      for (let n = 0; n < pushes; n++) bare.write(bodies);
      return pushes * perPush;
    },
  });

  try {
    /** These devices at once, each with twenty pushes, one after the other. */
    const pushing = (pushers: Awaited<ReturnType<typeof newPusher>>[]) =>
      compare(bareOf(pushers.length * 20, 100), {
        prepare: () => pushers.map(({ push, next }) => ({ push, bodies: times(20, next) })),
        work: async (each) => {
          await Promise.all(
            each.map(async ({ push, bodies }) => {
              for (const body of bodies) await push(body);
            }),
          );
          return pushers.length * 2000;
        },
      });
    const one = await newPusher(100);
    const byHundred = await pushing([one]);
    const byHundreds = await pushing(await Promise.all(times(4, () => newPusher(100))));

    const many = await Promise.all(times(connections, () => newPusher(1)));
    const byOne = await compare(bareOf(400, 1), {
      prepare: () => many.map(({ push, next }) => ({ push, bodies: times(25, next) })),
      work: async (each) => {
        await Promise.all(
          each.map(async ({ push, bodies }) => {
            for (const body of bodies) await push(body);
          }),
        );
        return connections * 25;
      },
    });

    const lines = await Promise.all(
      many.map(async ({ workspace, token, next }) => {
        let heard = () => {};
        const socket = await openLine(endpoint.url, workspace, token, ({ type, message }) => {
          if (type === 'refused') throw new Error(String(message));
          if (type === 'pushed') heard();
        });
        const send = (bodies: readonly Buffer[]) =>
          new Promise<void>((done) => {
            let open = bodies.length;
            heard = () => --open || done();
            for (const body of bodies) socket.send(body);
          });
        return { socket, send, next };
      }),
    );
    const byLine = await compare(bareOf(400, 1), {
      prepare: () => lines.map(({ send, next }) => ({ send, bodies: times(50, next) })),
      work: async (each) => {
        await Promise.all(each.map(({ send, bodies }) => send(bodies)));
        return connections * 50;
      },
    });
    lines.forEach(({ socket }) => socket.close());

    /** Ten pages, the last that both sides have, of which `pusher` has `stored` envelopes. */
    const pages = times(10, () => 1000);
    const reading = (pusher: { pull: typeof one.pull }, stored: number) =>
      compare(
        {
          prepare: () => (rounds + warmUps) * 2000 - 10_000,
          work: (from) =>
            pages.reduce((sum, page, n) => sum + bare.read(from + n * page, from + (n + 1) * page), 0),
        },
        {
          prepare: () => stored - 10_000,
          work: async (from) => {
            let sum = 0;
            for (const [n, page] of pages.entries()) sum += await pusher.pull(from + n * page, page);
            return sum;
          },
        },
      );
    const readByHundred = await reading(one, (rounds + warmUps) * 2000);
    const single = await newPusher(1);
    for (let sent = 0; sent < 10_000; sent++) await single.push(single.next());
    const readByOne = await reading(single, 10_000);
    return [
      {
        what: 'endpoint: push of 100 a request, one device ÷ SQLite alone, 100 a transaction',
        budget: 0.5,
        ...byHundred,
      },
      {
        what: 'endpoint: push of 100 a request, four devices at once ÷ the same',
        budget: 0.5,
        ...byHundreds,
      },
      {
        what: `endpoint: one a push, ${connections} connections ÷ SQLite alone, 1 a transaction`,
        budget: 0.25,
        ...byOne,
      },
      {
        what: `endpoint: one a push over ${connections} live lines ÷ SQLite alone, 1 a transaction`,
        budget: 1,
        ...byLine,
      },
      {
        what: 'endpoint: pull of 1,000, pushed by 100 ÷ SELECT of 1,000 rows',
        budget: 0.7,
        ...readByHundred,
      },
      {
        what: 'endpoint: pull of 1,000, pushed one by one ÷ SELECT of 1,000 rows',
        budget: 0.7,
        ...readByOne,
      },
      ...busy,
      {
        what: 'endpoint: catching up 1,000 missed envelopes',
        figure: median([
          await catchUp(endpoint.url, 1000),
          await catchUp(endpoint.url, 1000),
          await catchUp(endpoint.url, 1000),
        ]),
        unit: 's',
        budget: 2,
        detail: 'the real client, its storage in memory, over loopback; median of 3',
      },
    ];
  } finally {
    bare.close();
    http.close();
    await endpoint.end('SIGTERM');
    rmSync(folder, { recursive: true });
  }
};
